# Seats, stand-ins, the quarterly confirmation, units that cannot be reached
seat-scope-all = all of the unit's matters
seat-scope-tasks = tasks only
stand-in-event-appointed = appointed
stand-in-event-ended = ended
gap-no-liaison = no liaison
gap-deactivated = the liaison's account is disabled
gap-no-account = the liaison is not in the workspace
gap-refused = messages are refused

contacts-title-on = Members and liaisons of { $group } on { $day }
contact-stand-in = {" "}(stand-in for { $absent } until { $until }, { $scope })
contact-change-taken = 📥 { $unit } reported a change of its { $role }, { $reference }. By the group's rules it took effect at once.
hand-over-stand-in = From { $day } to { $until } you stand in for { $leaver } as { $role } of { $unit }. This is at hand:
hand-over-dates = Next dates

seat-history-title = Members and liaisons of { $unit } over time
seat-term = { $since } – { $until }
seat-until-now = now
seat-stood-in = {" "}(standing in for { $absent })

stand-in-changed = { $event ->
    [appointed] ✅ The stand-in is appointed, and those concerned are told; it ends by itself.
   *[ended] ✅ The stand-in has ended early, and those concerned are told.
}
stand-in-notice = { $event ->
    [appointed] 👥 { $person } appointed a stand-in for the { $role } of { $unit }.
   *[ended] 👥 { $person } ended the stand-in for the { $role } of { $unit } early.
}
stand-in-row = { $name } stands in for { $absent } as { $role } of { $unit }
stand-in-scope-row = Scope: { $scope }
stand-in-told-instead = Notices go to the stand-in only
stand-in-told-beside = Notices go to both
button-stand-in = Appoint a stand-in
button-stand-in-end = End stand-in { $name }
button-seat-history = Who before
button-contact-amend = Mend and report again
form-contact-amend-title = Mend { $reference }
form-stand-in-title = Appoint a stand-in
field-stand-in-role = Seat stood in for
field-stand-in = Stand-in
field-name-hint = Needed only for somebody whom Concord does not know yet.
field-stand-in-from = From
field-stand-in-to = To (included)
field-stand-in-scope = Scope
field-stand-in-told = Who gets the notices

passed-on = You are no longer { $role } of { $unit }; it is now { $holders }.
passed-on-office = You are no longer { $role }; it is now { $holders }.

roster-hint = Kept up to date by itself. For telephone numbers type /coord contacts education: only you see them.
roster-row = member: { $member } · liaison: { $liaison }
roster-nobody = nobody

confirmation-question = 📋 { $period }: are these still the people of { $unit }?
confirmation-done = ✅ { $period }: { $person } confirmed the people of { $unit }.
confirmation-day = Confirmed on { $day }
confirmation-overview = { $period }: { $done } of { $total } units have confirmed
confirmation-asked-on = Asked on { $day }
confirmation-waiting = Not yet: { $units }
confirmation-confirmed = Confirmed: { $units }
button-contacts-confirm = Still right

account-gone = ⚠️ The account of { $name }, { $role } of { $unit }, is disabled and gets no notices. Please report a successor.
account-back = The account of { $name }, { $role } of { $unit }, is back.

unreachable-title = 📵 { $count ->
    [one] 1 unit cannot be reached on { $day }:
   *[other] { $count } units cannot be reached on { $day }:
}
unreachable-row = { $unit } · { $name } · { $gap }

error-stand-in-form = Please name the person, the first and the last day, e.g. /coord contacts stand-in @somebody 12-01 12-10 tasks
error-stand-in-person = Please choose a stand-in, e.g. the colleague who takes over.
error-stand-in-name = Concord does not know this person yet: please give the name, e.g. Wang Fang.
error-stand-in-order = The last day lies before the first. E.g. 2026-12-01 to 2026-12-10.
error-stand-in-long = A stand-in lasts a year at most; for longer, report a change: /coord contacts change
error-stand-in-nobody = { $unit } has no { $role } on that day. Report a change: /coord contacts change
error-stand-in-same = { $name } holds the seat and cannot stand in for that. Please choose somebody else.
error-stand-in-overlap = The seat has a stand-in from { $since } to { $until } already. Please end that, or choose other days.
error-stand-in-gone = This stand-in has ended. Who sits where: /coord contacts
error-confirmation-none = The units have not been asked this quarter. Who sits where: /coord contacts

which-group = You have seats in several groups: which one is meant? One click, nothing to type again.
which-unit = You speak for several units: which one is meant? One click, nothing to type again.
error-kept-gone = This is more than two days old: please say it again, e.g. /coord desk
