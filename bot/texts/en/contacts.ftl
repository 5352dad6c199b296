# Members and liaisons
contact-change-state-pending = pending
contact-change-state-confirmed = confirmed
contact-change-state-returned = returned
contact-change-state-withdrawn = withdrawn

contact-change-verb-confirm = confirm
contact-change-verb-return = return
contact-change-verb-withdraw = withdraw
contact-change-verb-resubmit = report again

contacts-title = Members and liaisons of { $group }
contacts-office = Convener and secretariat
contacts-nobody = Nobody at present: please report a name.
contact-row = { $role }: { $name }
contact-job = {" "}({ $title })
contact-phone = {" "}☎ { $phone }

contact-change-title = { $reference } Change of people at { $unit }
contact-change-state-row = State: { $state }
contact-change-person-row = New { $role }: { $name } · title: { $title }
contact-change-leaver-row = Until now: { $leaver }
contact-change-day-row = From: { $day }
contact-change-by-row = Reported by: { $person }
contact-change-reason-row = Reason: { $reason }
contact-change-return-row = Why it was returned: { $reason }
contact-change-item = { $reference } { $unit } reports a new { $role }: { $name }
contact-change-changed = { $verb ->
    [propose] ✅ Change { $reference } reported; the secretariat confirms it.
    [confirm] ✅ Change { $reference } confirmed; the newcomer and the unit are told.
    [taken] ✅ Change { $reference } has taken effect; the newcomer, the unit and the secretariat are told.
    [resubmit] ✅ Change { $reference } is mended and reported again; the secretariat confirms it.
    [return] ✅ Change { $reference } returned; the unit is told why.
   *[withdraw] ✅ Change { $reference } withdrawn.
}
contact-change-proposed = 📥 { $unit } reports a change of its { $role }, { $reference }: please confirm.
contact-change-decided = { $verb ->
    [confirm] ✅ Change { $reference } at { $unit } is confirmed; open items have moved to the newcomer.
    [return] ↩️ Change { $reference } at { $unit } was returned. Please mend what the reason names and report it again.
   *[withdraw] Change { $reference } at { $unit } was withdrawn.
}

hand-over-title = Hand-over: { $role } of { $unit }
hand-over = You are { $role } of { $unit } from { $day }, following { $leaver }. This comes with the seat:
hand-over-minutes = Minutes that wait for your unit's answer
hand-over-tasks = Open tasks
hand-over-topics = Topics in flight
hand-over-more = { $count ->
    [one] 1 more task is on your desk.
   *[other] { $count } more tasks are on your desk.
}
hand-over-empty = Nothing is open at present.

phone-corrected = ✅ Your telephone number is now { $phone }. It stays in Concord's own database and is never posted to a channel.
language-chosen = { $language ->
    [en] ✅ You will be addressed in English from now on.
   *[zh] ✅ You will be addressed in Chinese from now on.
}

button-contacts-show = Contacts
button-contact-change = Report a change
button-contact-confirm = Confirm
button-contact-return = Return
button-contact-withdraw = Withdraw

form-contact-change-title = Report a change
form-contact-return-title = Return { $reference }
field-role = Seat that changes
field-person = New person
field-person-hint = Choose a member of the workspace; somebody who is not in it yet must be invited first.
field-name = Name
field-job = Title
field-phone = Telephone
field-phone-hint = Stays in Concord's own database and is never posted to a channel.
field-change-reason = Reason of the change
field-effective-on = In effect from
field-contact-return-reason = Why it is returned
