"""The channels of the demonstration, by the workspace's ids."""

GROUP, ANNOUNCEMENT, OFFICE = "C0GROUP", "C0NOTICE", "C0OFFICE"

CHANNELS = {"group": GROUP, "announcement": ANNOUNCEMENT, "secretariat": OFFICE}
"""By the names under which a group binds them."""

NAMES = {GROUP: "协调组", ANNOUNCEMENT: "议定事项公告", OFFICE: "协调组办公室"}
