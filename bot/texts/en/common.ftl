# Words used everywhere
none = none
button-open = Open
button-history = History
button-previous = Previous page
button-next = Next page ({ $page }/{ $pages })
button-cancel = Cancel
button-yes = Yes

light-green = green
light-yellow = yellow
light-red = red

role-convener = convener
role-director = director
role-secretariat = secretariat
role-inspector = inspector
role-member = member
role-liaison = liaison
role-observer = observer

button-send = Send
button-assign = Assign
field-title = Title
field-lead = Lead unit
field-supporting = Supporting units
field-due = Due day
field-expected = Expected result
