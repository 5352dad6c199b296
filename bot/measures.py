"""What is measured, by the names under which Prometheus reads it. No label holds what a person typed or who it was."""

from prometheus_client import Counter, Gauge, Histogram

_ANSWER = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_CALL = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_JOB = (0.01, 0.05, 0.25, 1.0, 5.0, 30.0, 120.0)

COMMANDS = Counter("concord_commands_total", "Lines that people typed, by command and outcome.", ["command", "outcome"])
REQUESTS = Histogram("concord_request_seconds", "Time to answer a person's request.", ["kind"], buckets=_ANSWER)
IN_PROGRESS = Gauge("concord_requests_in_progress", "Requests of people that are being answered.")
REFUSED = Counter("concord_requests_refused_total", "Requests turned away before they were read.", ["status"])
REFUSALS = Counter("concord_refusals_total", "Requests of people that were not carried out.", ["reason"])
SENDS = Counter("concord_sends_total", "Deliveries tried, by where they go and what became of them.", ["to", "outcome"])
CALLS = Counter("concord_slack_calls_total", "Calls of Slack's Web API, by outcome.", ["method", "outcome"])
CALL_SECONDS = Histogram("concord_slack_call_seconds", "Time of a call of Slack's Web API.", ["method"], buckets=_CALL)
JOBS = Counter("concord_jobs_total", "What the clock set off, by outcome.", ["name", "outcome"])
JOB_SECONDS = Histogram("concord_job_seconds", "Time of what the clock set off.", ["name"], buckets=_JOB)
LEADING = Gauge("concord_scheduler_leading", "1 while this process holds the scheduler's lease.")
OWED = Gauge("concord_outbox_owed", "Messages owed, those meant for a later hour included.")
OLDEST = Gauge("concord_outbox_oldest_seconds", "For how long the oldest message has been due.")
DEAD = Gauge("concord_dead_letters", "Messages that cannot be delivered as things stand.")

RATE_LIMITED = "ratelimited"
"""The outcome of a call that Slack answered with 429."""
