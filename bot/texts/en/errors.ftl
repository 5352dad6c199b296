# Why something was not carried out: what was wrong, and an example that works
working-on-it = ⏳ Working on it; the result follows.

error-unknown-word = I do not understand “{ $said }”. For example: /coord desk, or /coord progress TK-40 60% site chosen. Everything that can be said: /coord help
error-unknown-word-near = I do not understand “{ $said }”. Did you mean “{ $near }”? For example: /coord { $near }
error-reference-missing = { $command ->
    [progress] Please name the task first. For example: /coord progress TK-40 60% site chosen
    [acknowledge] Please name the task. For example: /coord acknowledge TK-40
    [done] Please name the task. For example: /coord done TK-40 branch opened to the public
    [close] Please name the task. For example: /coord close TK-40
    [send-back] Please name the task. For example: /coord send back TK-40 the acceptance report is missing
    [minutes-agree] Please name the minutes. For example: /coord agree MN-1
    [minutes-object] Please name the minutes. For example: /coord object MN-1 who pays is not settled
    [history] Please name the item. For example: /coord history TK-40
   *[other] Please name the item. For example: /coord task TK-40
}
error-reference-kind = { $command ->
    [minutes-agree] { $reference } is not minutes. Minutes begin with MN, for example: /coord agree MN-1
    [minutes-object] { $reference } is not minutes. Minutes begin with MN, for example: /coord object MN-1 who pays is not settled
    [minutes-show] { $reference } is not minutes. Minutes begin with MN, for example: /coord minutes MN-1
    [topic-show] { $reference } is not a topic. Topics begin with TP, for example: /coord topic TP-3
    [contact-show] { $reference } is not a change of people. Those begin with CC, for example: /coord contacts CC-2
    [progress] { $reference } is not a task. Tasks begin with TK, for example: /coord progress TK-40 60% site chosen
   *[other] { $reference } is not a task. Tasks begin with TK, for example: /coord task TK-40
}
error-not-found = There is no { $reference } in this group. Please check the number, for example with: /coord task list
error-group-unknown = There is no group with the key “{ $key }”. Please apply its profile first.
error-clause-not-found = That agreed matter has been removed. Please open the minutes again, for example: /coord minutes MN-1

error-no-seat = You hold no seat in this group. Your unit reports your name, for example through its present liaison with: /coord contacts change
error-no-unit = This is done by a unit's member or liaison, and you hold no seat in a unit. Please ask the unit's liaison, for example: /coord contacts Education
error-not-your-role = Your seats do not carry “{ $action }”. What you can do: /coord help
error-not-your-unit = This belongs to another unit, and you cannot act for it. Your own unit's tasks: /coord task list mine
error-which-group = You hold seats in several groups: choose one first, or say it in the channel of the one you mean, for example: /coord desk
error-which-unit = You speak for several units: choose one first, for example from the list.

error-wrong-state = The state is “{ $state }”, so “{ $verb }” is not possible now. Please look at it first, for example: /coord task TK-40
error-button-stale = This card is out of date: the state of { $reference } is “{ $state }” now. Please open it again: /coord { $reference }
error-button-broken = This button cannot be read; it may come from an older version. Please begin again, for example: /coord desk
error-changed-meanwhile = Somebody changed this at the same moment, and nothing of yours was recorded. Please try again.
error-text-changed = The text of { $reference } has changed. Please read the new one first: /coord minutes { $reference }
error-said-twice = You said this line already within a minute; it was recorded once. To record another, change the words, for example: /coord progress TK-40 65% contract signed
error-delivered-twice = This was carried out before; it was recorded once.
error-too-fast = That was too fast, and this one was not carried out. Please wait a few seconds, then press once.
error-mishap = Something unforeseen went wrong, and nothing was changed. Please try again later; if it fails again, give the administrator the number { $incident }.

error-text-empty = This cannot be empty. For example: site chosen, approval under way
error-text-empty-line = The words themselves are missing. For example: /coord { $usage }
error-text-too-long = These are { $length } characters; at most { $limit } are taken. Please keep to the gist and attach the details. For example: site chosen
error-text-classified = The text bears a secrecy mark; it cannot be dealt with here and was not stored. Please use the protected channel, or write it again without the mark if nothing in it is secret.
error-number-form = “{ $said }” is not a whole number. For example: 60
error-percent-form = “{ $said }%” is not a whole percentage. For example: /coord progress TK-40 60% site chosen
error-percent-range = Progress is a whole number from 0 to 100, not { $percent }. For example: /coord progress TK-40 60% site chosen
error-choice-missing = Please choose one from the list. For example: open the list and choose Education
error-area-unknown = There is no responsibility number { $number }. Please choose from the form's list: /coord topic new

error-date-form = “{ $said }” is no day that I can read. For example: 2026-12-31, 12-31, next friday, month-end, +10 (in ten working days)
error-date-impossible = No calendar has the day “{ $said }”. For example: 2026-12-31
error-date-missing = Please choose a day. For example: 2026-12-31
error-date-past = { $date } is past; please choose today or a later day. For example: month-end, or +10 (in ten working days)
error-date-far = { $date } is too far ahead; a day may lie at most five years ahead. For example: 2026-12-31
error-date-future = { $date } is still to come; the meeting was today or earlier. For example: choose today

error-unit-unknown = No member unit is called “{ $said }”. Please write its name or short name, for example: Education. All units: /coord contacts
error-unit-ambiguous = “{ $said }” may mean { $units }. Please write the whole name, for example: Education
error-unit-foreign = That unit is not a member of this group. Please open the form again and choose from its list, for example: Education
error-lead-supports = The lead unit cannot also be a supporting one: please take it out of the supporting units. For example: Education leads, others support
error-task-new-form = Please write unit, day and title in this order. For example: /coord task new Education 12-31 Open the school libraries

error-topic-unknown = A chosen topic does not exist. Please open the form again: /coord minutes draft
error-topic-not-accepted = The state of { $reference } is “{ $state }”; only accepted topics go into minutes. Please accept it first: /coord topic { $reference }
error-minutes-no-clause = There is no agreed matter yet, so there is nothing to circulate. Please press “Add agreed matter”, for example: the branch library stands in the old town
error-minutes-too-many-clauses = Minutes hold at most { $limit } agreed matters. Please join those that belong together, or begin other minutes: /coord minutes draft
error-minutes-not-asking = The state of { $reference } is “{ $state }”; its units are not asked for an answer now. The whole text: /coord minutes { $reference }
error-stance-same = { $unit } has answered { $reference } with “{ $stance }” already; nothing was recorded again. To change the answer, for example: /coord object { $reference } who pays is not settled

error-role-not-unit = “{ $role }” is not a seat of a unit; units report members and liaisons. For example: choose liaison
error-person-unknown = There is nobody with the id { $slack_id }. Check it, for example: U0123ABCD
error-erase-seated = This person holds a seat in { $group }, or will, so nothing is erased. Change the seat first, for example: /coord contacts change
error-person-missing = Please choose the new person. For example: pick somebody of the workspace under “New person”
error-person-deactivated = The account of { $name } is disabled. Please have it enabled, or choose somebody else, for example another colleague of the unit
error-contact-same = { $name } is { $role } already, so there is nothing to change. Please choose somebody else, for example the successor
error-contact-pending = Change { $reference } of this unit's { $role } still waits for confirmation. Please withdraw it or wait: /coord { $reference }
error-phone-form = “{ $phone }” does not look like a telephone number: 6 to 20 digits, perhaps with spaces, hyphens and a leading plus. For example: /coord contacts phone 13800000000
error-language-missing = Please say which language, Chinese or English. For example: /coord language en
error-language-unknown = “{ $said }” is no language that I know; there are Chinese and English. For example: /coord language en

error-roster-heading = The heading must be: { $columns }. Missing: [{ $missing }]; unknown: [{ $unknown }].
error-roster-role = “{ $said }” is no role. It must be one of: { $roles }
error-roster-unit-missing = A { $role } needs a unit. For example: 区教育局
error-roster-date = “{ $said }” is no date: write it like 2026-01-31, or leave it empty for today.

# What the permissions are called
action-topic-submit = submit topics
action-topic-read = read topics
action-topic-review = accept or return topics
action-minutes-read = read minutes
action-minutes-draft = draft minutes
action-minutes-answer = answer minutes
action-minutes-sign-off = sign off minutes
action-minutes-issue = issue minutes
action-task-read = read tasks
action-task-assign = assign tasks
action-task-report = acknowledge tasks and report on them
action-task-claim = claim completion
action-task-verify = verify completions
action-contacts-read = read the contacts
action-phones-read = read telephone numbers
action-contact-propose = report changes of people
action-contact-decide = confirm changes of people
action-stand-in = appoint stand-ins
action-contacts-confirm = confirm the people of your unit
action-own-details = correct your own details
action-record-read = read the record
error-setup-not-yours = Only whoever installed me sets a group up. Ask your technician, who can name a person in the configuration, for example: slack.installer = "U…"
error-setup-gone = That step cannot be found any more. Begin again with: /coord setup
error-setup-closed = It is handed to the secretariat and cannot be changed here. For another group: /coord setup
error-setup-no-group = Make the group first, for example with the button on the card
error-setup-group-stands = The group stands already; go on with its channels
error-setup-unfinished = It cannot be handed over yet: choose the three channels and a director first
error-setup-channels-differ = The secretariat's channel must be another than the group's and the announcements', for example a private one
error-setup-channel-taken = That channel belongs to another group: choose another one, for example a new one
error-setup-not-in-channel = I am not in that channel. Type there first: /invite @concord
error-setup-channel-archived = That channel is archived: choose another one, or unarchive it first
error-setup-units-many = At most { $most } units: divide them into several groups, for example by area
error-setup-units-clash = “{ $name }” stands there twice; every unit needs a name of its own, for example with what tells them apart
error-setup-roster-missing = Choose a file with the roster, for example people.xlsx
error-setup-roster-large = That file is too large: a roster has at most 2 MB, for example without pictures
error-setup-roster-unreadable = That file cannot be read: it wants .xlsx, or .csv in UTF-8, for example what `export roster` wrote
error-setup-row = Row { $line }, column { $column } is faulty, and nothing was changed. Correct it and send it again, for example with the unit's short name
