"""Kinds of lines that were once changed for the worse, and what becomes of them."""

import pytest

from reframer import assess_bullet
from reframer.model.findings import RoleTime
from reframer.rulebook import Rules

KINDS = [
    ("Responsible for Kubernetes", "Responsible for Kubernetes"),
    ("Responsible for Java on JBoss, MQ queue", "Responsible for Java on JBoss, MQ queue"),
    ("Responsible for Kafka (40 berth topics, 3k msgs/s)", "Owned Kafka (40 berth topics, 3k msgs/s)"),
    ("Made test splitting over 9 hosts", "Made test splitting over 9 hosts"),
    ("Built crawler reading 3k berth pages a day", "Built a crawler reading 3k berth pages a day"),
    ("CUDA kernels for sonar, 18 fps to 61 fps", "CUDA kernels for sonar, 18 fps to 61 fps"),
    ("Automated store submissions with fastlane for 3 apps", "Automated store submissions with fastlane for 3 apps"),
    ("Deploys per week: 3 before, 40 now", "Deploys per week: 3 before, 40 now"),
    ("Built an app for lock keepers, offline mode incl.", "Built an app for lock keepers, offline mode incl."),
    ("Built an app for lock keepers incl. offline mode", "Built an app for lock keepers including offline mode"),
    ("Shrank ferry images 2.4GB → 80MB with multi-stage builds", "Shrank ferry images 2.4 GB → 80 MB with multi-stage builds"),
    ("Participated in incident meetings", "Participated in incident meetings"),
    ("Took part in the on call rotation of 5", "Took part in the on-call rotation of 5"),
    ("Took part in the design of a meeting planner", "Contributed to the design of a meeting planner"),
    ("Implemented outbox pattern for berth bookings", "Implemented the outbox pattern for berth bookings"),
    (
        "Rebuilt the ledger job in Go. This cut the nightly run from 4 h to 20 min.",
        "Cut the nightly run from 4 h to 20 min by rebuilding the ledger job in Go.",
    ),
    ("Moved 12 postgres DBs to RDS", "Moved 12 postgres databases to RDS"),
    ("I have developed a booking API for 30 ports", "Developed a booking API for 30 ports"),
    (
        "Put ETags on all tide pages; 7 of 10 replies are now 304s",
        "Put ETags on all tide pages; 7 of 10 replies are now 304s",
    ),
    ("Built the MQTT to Kafka bridge for ferries", "Built the MQTT to Kafka bridge for ferries"),
    ("Release notes generator (Python), 2 h to 4 min per release", "Release notes generator (Python), 2 h to 4 min per release"),
    ("Support tickets triage bot for ferry staff", "Support tickets triage bot for ferry staff"),
    (
        "Duties included monitoring of locks, patching, berth checks",
        "Duties included monitoring of locks, patching, berth checks",
    ),
    ("Responsible for design, testing and upkeep of locks", "Owned design, testing and upkeep of locks"),
    ("Design, development and testing of berth lights", "Designed, developed and tested berth lights"),
    (
        "Testing of ferry apps on 9 phones and reporting bugs to the port",
        "Testing of ferry apps on 9 phones and reporting bugs to the port",
    ),
    ("Responsible for berthings", "Responsible for berthings"),
    ("Responsible for the Kafka berthings", "Responsible for the Kafka berthings"),
    ("Responsible for 3 harbour interns", "Responsible for 3 harbour interns"),
    ("Responsible for the tide feed owned by the pilots", "Responsible for the tide feed owned by the pilots"),
    ("Responsible for the berth server, also for its closing", "Owned the berth server, also its closing"),
    ("Responsible for releases to the port and for rollbacks", "Owned releases to the port and rollbacks"),
    ("Developed map view for pilots", "Developed a map view for pilots"),
    ("Administered the berths; migration of ERP system", "Administered the berths; migration of the ERP system"),
    ("Owned backend of ferry booking system", "Owned the backend of a ferry booking system"),
    ("Managed portfolio of ferry apps", "Managed portfolio of ferry apps"),
    ("Deployed tide model of the pilot team", "Deployed tide model of the pilot team"),
    ("Implemented limiter (leaky bucket) in berth API", "Implemented a limiter (leaky bucket) in the berth API"),
    ("Debugged race condition in berth service", "Debugged race condition in berth service"),
    ("Helped build new lock module", "Helped build a new lock module"),
    (
        "Ported the tides to Go, compared line for line over 9M rows",
        "Ported the tides to Go, compared line for line over 9M rows",
    ),
    (
        "Rewrote the tides in Go, tested every night against logs",
        "Rewrote the tides in Go, tested every night against logs",
    ),
    ("Built the berth login in Go, handled 3k requests/s at peak", "Built the berth login in Go, handled 3k requests/s at peak"),
    ("Wrote the berth API, about 900 requests/s", "Wrote the berth API, handling about 900 requests/s"),
    ("Responsible for selection of buoys and berth maintenance", "Responsible for selection of buoys and berth maintenance"),
    ("Development of berth screens and alarm handling", "Developed berth screens and alarm handling"),
    ("Developing berth forms in Vue, unit testing, tide planning", "Developing berth forms in Vue, unit testing, tide planning"),
    ("In charge of a small crew that wrote buoy drivers", "In charge of a small crew that wrote buoy drivers"),
    ("Responsible for the smooth running of 9 locks", "Responsible for the smooth running of 9 locks"),
    ("Participating in on-call (1 week in 6)", "Participated in on-call (1 week in 6)"),
    ("Administration of MS SQL Server", "Administered MS SQL Server"),
    ("Worked on back end of ferry booking site", "Worked on back end of ferry booking site"),
    ("Maintaining the lock server + writing tide notes", "Maintained the lock server and wrote tide notes"),
    ("Responsible for moving 9 berths and for training pilots", "Responsible for moving 9 berths and for training pilots"),
    (
        "Analyzing locks and adding lights cut the wait by 9%",
        "Analyzing locks and adding lights cut the wait by 9%",
    ),
    ("Developing tools used by 9 pilots", "Developed tools used by 9 pilots"),
    ("Acted as bridge between pilots and port", "Acted as a bridge between pilots and port"),
    ("Designed, built and operated tide platform in Go", "Designed, built and operated a tide platform in Go"),
    ("Kept p99 of berth service under 15 ms", "Kept p99 of the berth service under 15 ms"),
    ("Kept the berth feed alive; 3x normal load, no outage", "Kept the berth feed alive; 3x normal load, no outage"),
    ("Took part in development of a berth plugin", "Contributed to the development of a berth plugin"),
    ("Took part in a crew building a berth plugin", "Took part in a crew building a berth plugin"),
    ("Assigned to the pilots, wrote tide checks", "Assigned to the pilots, wrote tide checks"),
    ("Introduced Git flow for 9 crews", "Introduced Git flow for 9 crews"),
    ("Designed REST API of the berth exchange", "Designed the REST API of the berth exchange"),
    ("Developed prototype of the berth exchange", "Developed a prototype of the berth exchange"),
    ("Split berth service out of monolith", "Split the berth service out of the monolith"),
    (
        "Designed a berth table, wrote tides and tuned queries",
        "Designed a berth table, wrote tides and tuned queries",
    ),
    ("Using Splunk, found 9 slow berths", "Using Splunk, found 9 slow berths"),
    ("Responsible for full ownership of the berth app", "Responsible for full ownership of the berth app"),
    ("Involved in complete life cycle of the berth app", "Involved in complete life cycle of the berth app"),
    ("Built backend of a ferry app", "Built the backend of a ferry app"),
    ("Implemented CI/CD pipeline for ferries", "Implemented a CI/CD pipeline for ferries"),
    ("Wrote highly available gRPC service at 9k RPS", "Wrote a highly available gRPC service at 9k RPS"),
    ("Created an endpoint for tides, ~200 rps", "Created an online-serving endpoint for tides, handling ~200 rps"),
]


@pytest.mark.parametrize(("text", "becomes"), KINDS)
def test_a_kind_of_line(text: str, becomes: str, rules: Rules):
    assert assess_bullet(text, rules, role=RoleTime.PAST).after == becomes


def test_what_goes_on_is_not_put_into_the_past(rules: Rules):
    text = "Working on berth billing for 9 ports"
    assert assess_bullet(text, rules, role=RoleTime.CURRENT).after == text
