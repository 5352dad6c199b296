# Daily digest and the table of overdue tasks
audience-liaison = the liaison
audience-member = the member
audience-convener = the convener
audience-inspector = the inspector
audience-secretariat = the secretariat
audience-group-channel = the group channel

digest-header = Today's reminders · { $day }
digest-title = { $overdue ->
    [0] { $count ->
        [one] ⏰ One item wants attention today.
       *[other] ⏰ { $count } items want attention today.
    }
   *[other] { $count ->
        [one] ⏰ One item wants attention today; it is overdue.
       *[other] ⏰ { $count } items want attention today, { $overdue } of them overdue.
    }
}
digest-escalated = 🔴 Overdue and escalated
digest-overdue = 🔴 Overdue
digest-today = 🟡 Due today
digest-soon = 🟡 Due soon
digest-when = { $sign ->
    [1] { $days ->
        [one] 1 working day overdue
       *[other] { $days } working days overdue
    }
    [0] on the due day
   *[other] { $days ->
        [one] 1 working day before it is due
       *[other] { $days } working days before it is due
    }
}
digest-why = Why you get this: { $about } (due { $due }), { $when }; the rules then remind { $audience }
chase-task = carrying out a task
chase-receipt = acknowledging receipt of a task
chase-support = supporting a task
chase-extension = deciding on an extension
chase-blocker-answer = answering to a blocker
chase-blocker = removing a blocker
chase-blocker-decision = settling a blocker
chase-contact-confirmation = confirming the people of a unit
digest-more = { $count ->
    [one] 1 more is on your desk.
   *[other] { $count } more are on your desk.
}

overdue-header = Overdue tasks · { $day }
overdue-title = { $total ->
    [0] 🎉 Nothing is overdue on { $day }.
   *[other] 🔴 { $day }: { $total } tasks are overdue (units concerned: { $units }).
}
overdue-unit = { $unit } ({ $count })
overdue-legend = This table follows the reports through the day. To report: /coord progress TK-40 60% site chosen
