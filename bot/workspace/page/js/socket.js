// The live line to the workspace: reconnects by itself and asks for what it missed.

const FIRST_WAIT = 400;
const LONGEST_WAIT = 8000;

export class Socket {
  /** `onEvent(event)` gets each event once and in order; `onState("live" | "connecting" | "offline")` each change. */
  constructor(onEvent, onState) {
    this.onEvent = onEvent;
    this.onState = onState;
    this.seq = 0;
    this.wait = FIRST_WAIT;
    this.watching = false;
    addEventListener("online", () => this.#retryNow());
  }

  /** Opens the line for a person, from the sequence number that their boot answer carried. */
  open(person, seq) {
    this.close();
    this.person = person;
    this.seq = seq ?? 0;
    this.#connect();
  }

  /** Ends the line; nothing more is delivered. */
  close() {
    clearTimeout(this.timer);
    const old = this.socket;
    this.socket = null;
    old?.close();
  }

  /** Asks for wire entries (the inspector), or ends them. */
  watchWire(on) {
    this.watching = on;
    this.#send({ type: on ? "watch_wire" : "unwatch_wire" });
  }

  #send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  #connect() {
    this.onState("connecting");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const since = this.seq ? `&since=${this.seq}` : "";
    const socket = new WebSocket(
      `${scheme}://${location.host}/client/socket?as=${encodeURIComponent(this.person)}${since}`,
    );
    this.socket = socket;
    socket.addEventListener("open", () => this.#opened(socket));
    socket.addEventListener("message", (event) => this.#received(socket, event));
    socket.addEventListener("close", () => this.#lost(socket));
  }

  #opened(socket) {
    if (socket !== this.socket) return;
    this.wait = FIRST_WAIT;
    this.onState("live");
    if (this.watching) this.#send({ type: "watch_wire" });
  }

  #received(socket, event) {
    if (socket !== this.socket) return;
    const data = JSON.parse(event.data);
    if (typeof data.seq === "number") {
      if (data.seq <= this.seq) return;
      this.seq = data.seq;
    }
    this.onEvent(data);
  }

  #lost(socket) {
    if (socket !== this.socket) return;
    this.onState("offline");
    this.timer = setTimeout(() => this.#connect(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  #retryNow() {
    if (!this.socket || this.socket.readyState <= WebSocket.OPEN) return;
    clearTimeout(this.timer);
    this.#connect();
  }
}
