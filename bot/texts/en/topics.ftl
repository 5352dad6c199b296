# Topics
topic-state-draft = draft
topic-state-submitted = submitted
topic-state-accepted = accepted
topic-state-returned = returned
topic-state-merged = merged into another
topic-state-withdrawn = withdrawn
topic-state-in-consultation = in consultation
topic-state-ready = ready
topic-state-scheduled = scheduled
topic-state-decided = decided
topic-state-deferred = deferred
topic-state-referred-upward = referred upward

topic-verb-accept = accept
topic-verb-return = return
topic-verb-resubmit = submit again
topic-verb-withdraw = withdraw
topic-verb-decide = decide

urgency-ordinary = ordinary
urgency-urgent = urgent

topic-part-background = background
topic-part-ask = what is asked
topic-part-area = responsibility
topic-part-lead = proposed lead unit

topic-title = { $reference } { $title }
topic-row = { $unit } · { $state } · submitted { $day }
topic-state-row = State: { $state } · urgency: { $urgency }
topic-from-row = Submitted by { $unit } ({ $person }), { $day }
topic-area-row = Responsibility: { $area }
topic-units-row = Proposed lead: { $lead } · proposed supporting: { $supporting }
topic-background = Background
topic-ask = What is asked of the group
topic-reason = Why it was returned
topic-lacks = Still needed before a meeting: { $parts }
topic-list-title = Topics ({ $total })
topic-list-title-words = Topics with “{ $words }” ({ $total })
topic-list-empty = No topic fits. To submit one: /coord topic new TITLE
topic-changed = { $verb ->
    [submit] ✅ Topic { $reference } submitted; the secretariat reviews it.
    [resubmit] ✅ Topic { $reference } submitted again; the secretariat reviews it.
    [accept] ✅ Topic { $reference } accepted.
    [return] ✅ Topic { $reference } returned; its unit is told why.
    [withdraw] ✅ Topic { $reference } withdrawn.
   *[decide] ✅ Topic { $reference } decided.
}
topic-submitted = 📥 { $unit } submitted topic { $reference }: please review.
topic-reviewed = { $verb ->
    [accept] ✅ The secretariat accepted topic { $reference }; it goes to a meeting.
    [return] ↩️ Topic { $reference } was returned. Please mend what the reason names and submit it again, or withdraw it.
    [decide] ✅ Topic { $reference } was decided; see the minutes.
   *[withdraw] Topic { $reference } was withdrawn.
}
topic-withdraw-confirm = { $reference } cannot be brought back once withdrawn; it would have to be submitted anew.

button-topic-new = Submit a topic
button-topic-accept = Accept
button-topic-return = Return
button-topic-resubmit = Edit and submit again
button-topic-withdraw = Withdraw

form-topic-new-title = Submit a topic
form-topic-again-title = Submit { $reference } again
form-topic-return-title = Return { $reference }
field-for-unit = On behalf of
field-background = Background
field-ask = What is asked of the group
field-ask-hint = What the group should agree on, for example: where the branch library stands and who pays.
field-area = Responsibility
field-urgency = Urgency
field-proposed-lead = Proposed lead unit
field-proposed-supporting = Proposed supporting units
field-topic-reason = Why it is returned, and the next step
field-topic-reason-hint = Say what is missing and what to do, for example: please add the costs and submit again by the end of the month.
