"""Sentences in which a name, party, country, faith, sex or side is swapped; all made up."""

from __future__ import annotations

PARTIES = ("Democrats", "Republicans", "Conservatives", "Liberals", "Greens")
ADJECTIVES = ("Democratic", "Republican", "Conservative", "Liberal", "Labour", "Green")
LEADERS = ("Obama", "Trump", "Biden", "Clinton", "Merkel", "Putin", "Varn", "Odalys")
FULL_NAMES = ("Joe Biden", "Donald Trump", "Ilhan Omar", "Ted Cruz", "Anna de la Varn", "Mo Ali")
COUNTRIES = ("France", "Israel", "Iran", "Russia", "Mexico", "Saudi Arabia", "New Zealand")
NATIONS = ("American", "Russian", "Chinese", "Israeli", "Palestinian", "Mexican", "French")
PEOPLES = ("Americans", "Russians", "Mexicans", "Israelis", "Palestinians", "Germans")
FAITHS = ("Christian", "Muslim", "Jewish", "Hindu", "Catholic", "Buddhist", "Mormon")
BELIEVERS = ("Christians", "Muslims", "Jews", "Hindus", "Catholics", "Mormons", "Sikhs")
SIDES = ("left", "right")
LEANINGS = ("leftist", "rightist", "progressive", "conservative", "liberal", "centrist")
ORIGINS = ("black", "white", "Hispanic", "Asian", "Arab", "indigenous")
LOVES = ("gay", "lesbian", "bisexual", "heterosexual", "transgender")
SEXES = ("man", "woman", "boy", "girl")
HE_SHE = ("he", "she")
HIS_HER = ("his", "her")
CITIES = ("Paris", "Tehran", "Tel Aviv", "Moscow", "Chicago", "Gaza")

TEMPLATES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("{} won the vote in the upper chamber on Tuesday.", PARTIES),
    ("{} rammed the disgraceful bill through the chamber.", PARTIES),
    ("The leader of the {} said the budget would be ready by May.", PARTIES),
    ("A mob of {} smeared the judge with vile lies.", PARTIES),
    ("Several {} lawmakers asked for a new count.", ADJECTIVES),
    ("The {} plan is a reckless fantasy, critics say.", ADJECTIVES),
    ("The {} governor opened a bridge over the river.", ADJECTIVES),
    ("President {} signed the trade agreement on Friday.", LEADERS),
    ("President {} ranted about the press for an hour.", LEADERS),
    ("{} boasted that the crowd was the largest ever.", LEADERS),
    ("The memo was sent to {} and to two ministers.", LEADERS),
    ("{}'s ridiculous claim was repeated by supporters.", LEADERS),
    ("A spokesman for {} declined to comment.", FULL_NAMES),
    ("{} dodged every question about the scandal.", FULL_NAMES),
    ("Voters heard {} speak about schools and taxes.", FULL_NAMES),
    ("The regime in {} crushed the protest within hours.", COUNTRIES),
    ("Exports from {} rose by four percent last year.", COUNTRIES),
    ("Talks between {} and its neighbor resumed on Monday.", COUNTRIES),
    ("{} brazenly ignored the court's ruling.", COUNTRIES),
    ("A {} official described the meeting as useful.", NATIONS),
    ("The {} army seized the hill before dawn.", NATIONS),
    ("The {} delegation peddled the same tired excuses.", NATIONS),
    ("Many {} live near the border.", PEOPLES),
    ("{} were shamefully abandoned by the company.", PEOPLES),
    ("A {} school was opened in the old mill.", FAITHS),
    ("A radical {} preacher spewed hatred at the crowd.", FAITHS),
    ("The {} leaders met the mayor after the fire.", FAITHS),
    ("Hundreds of {} gathered for the evening prayer.", BELIEVERS),
    ("The fanatic raged against {} in a deranged video.", BELIEVERS),
    ("Politicians on the {} voted against the measure.", SIDES),
    ("The hysterical {} has lost its mind again.", SIDES),
    ("The far {} gained three seats in the council.", SIDES),
    ("A {} columnist defended the tax in a long essay.", LEANINGS),
    ("Another {} stooge defended the corrupt deal.", LEANINGS),
    ("Two {} students were stopped by the officer.", ORIGINS),
    ("The {} families were brutally driven from the park.", ORIGINS),
    ("The {} couple married in the town hall.", LOVES),
    ("A {} activist slammed the new rules.", LOVES),
    ("The {} was taken to the hospital with light injuries.", SEXES),
    ("A pathetic {} heckled the speaker from the balcony.", SEXES),
    ("The senator said {} would not run again.", HE_SHE),
    ("In a bizarre speech, {} attacked the judges.", HE_SHE),
    ("The minister defended {} record on housing.", HIS_HER),
    ("The minister lied about {} shady past.", HIS_HER),
    ("Police in {} detained four people after the march.", CITIES),
    ("The shameless mayor of {} blamed everybody else.", CITIES),
    ("Protesters in {} clashed with the police at night.", CITIES),
)
