"""Draws 400 names of public bodies: python3 draw.py LIST SEED [EARLIER_DRAW...] > names.csv

200 of the whole list; 25 of each type of the .gov registry, or what there is; the rest up to 400 of that registry.
"""
import csv
import random
import sys

CODES = """Alabama AL Alaska AK Arizona AZ Arkansas AR California CA Colorado CO Connecticut CT Delaware DE Florida FL
Georgia GA Hawaii HI Idaho ID Illinois IL Indiana IN Iowa IA Kansas KS Kentucky KY Louisiana LA Maine ME Maryland MD
Massachusetts MA Michigan MI Minnesota MN Mississippi MS Missouri MO Montana MT Nebraska NE Nevada NV New Hampshire NH
New Jersey NJ New Mexico NM New York NY North Carolina NC North Dakota ND Ohio OH Oklahoma OK Oregon OR Pennsylvania PA
Rhode Island RI South Carolina SC South Dakota SD Tennessee TN Texas TX Utah UT Vermont VT Virginia VA Washington WA
West Virginia WV Wisconsin WI Wyoming WY"""
# Each name is followed by its code of two capitals.
states = {}
for line in CODES.splitlines():
    words = line.split(" ")
    name = []
    for word in words:
        if len(word) == 2 and word.isupper():
            states[" ".join(name)] = word
            name = []
        else:
            name.append(word)

path, seed, earlier = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
taken = {(row["name"].lower(), row["state"]) for file in earlier for row in csv.DictReader(open(file))}
rows = {}
for row in csv.DictReader(open(path)):
    row["state"] = states.get(row["state"], row["state"])
    rows.setdefault((row["name"].strip().lower(), row["state"]), row)
rows = [rows[key] for key in sorted(rows) if key not in taken]

rnd = random.Random(seed)
drawn = rnd.sample(rows, 200)
gov = [row for row in rows if row["source"] == "dotgov" and row not in drawn]
for kind in ["City", "County", "Federal", "Interstate", "School district", "Special district", "State or territory",
             "Tribal"]:
    left = [row for row in gov if row["type"].split(" - ")[0] == kind]
    drawn += rnd.sample(left, min(25, len(left)))
drawn += rnd.sample([row for row in gov if row not in drawn], 400 - len(drawn))

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["id", "draw", "name", "state"])
for number, row in enumerate(drawn):
    out.writerow([f"K{number + 1:03}", "all" if number < 200 else "gov", row["name"].strip(), row["state"]])
