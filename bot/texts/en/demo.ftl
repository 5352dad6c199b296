# The demonstration
mark-before = { $tasks }: { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} before the due day
mark-due = { $tasks }: due that day
mark-after = { $tasks }: { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} overdue

demo-try-liaison = Act as { $person } (liaison of { $unit }) and type in { $channel }: /coord progress TK-1 80% two more schools have their fences
demo-try-office = Act as { $person } (secretariat), open { $channel } and press “{ $button }” on the card of TK-7; or type: /coord task list overdue
demo-try-clock = Act as { $person } (convener), read Concord's direct messages; then click the clock, go to the next moment, and look at the table of overdue tasks in { $channel }
