"""Dates in the words of social workers, health visitors, police and schools: a second, larger set.

The sentences were written before the grammar was tuned on them, in the notation of `test_find_dates`:
a mention stands in braces with what it means, `{3 May 2016=2016-05-03}`; a range has both ends,
`{3-5 May 2016=2016-05-03/2016-05-05}`; `vague`, `impossible` and `us-order` are kinds without a value.
A sentence without braces holds no date. WRITTEN_ON is given only in the table that says so. The sentences of
WHILE_TUNING came later, each for something that was mended; docs/accuracy.md counts the others.
"""

import datetime as dt
import re

import pytest

from nelaudit.text.dates import find_dates

WRITTEN_ON = dt.date(2016, 5, 20)

IN_NUMBERS = """
HV home visit {12/03/16=2016-03-12}, mum and baby seen.
Strategy meeting {04.05.2016=2016-05-04} attended by police, health and education.
ICPC took place {23-11-2015=2015-11-23}; category neglect.
Contact received by MASH {7/1/16=2016-01-07} 09:15, decision made {8/1/16=2016-01-08} at 4pm.
Initial assessment started {02/02/2016=2016-02-02} completed {15/03/2016=2016-03-15} signed off {16/03/2016=2016-03-16}.
CIN review ({11.02.16=2016-02-11}) minutes not on file.
Case recording of {3.12.15=2015-12-03}: "mum tired, house cold".
LAC medical {14/ 04/ 2016=2016-04-14} - all immunisations up to date.
Father arrested {20/02/16=2016-02-20}; bail conditions until {19/03/16=2016-03-19}.
EHCP finalised {2016-04-18=2016-04-18} (SEN team record).
School log {18/04/16=2016-04-18} - arrived late, unkempt. {19/04/16=2016-04-19} - absent. {20/04/16=2016-04-20} - absent, no call.
D.O.B {09/07/2009=2009-07-09}, NHS 485 777 3456.
DOB {1.9.03=2003-09-01}
Seen by GP {05/05/2016=2016-05-05}.Referred to CAMHS same day.
Supervision {06/01/2016=2016-01-06}, {03/02/2016=2016-02-03}, {02/03/2016=2016-03-02} and {06/04/2016=2016-04-06}.
Review CP conference held on {10\\05\\2016=2016-05-10}.
Dated {31/03/2016=2016-03-31}
Unannounced visit {12/3/16=2016-03-12} 10am, further visit {14/3/16=2016-03-14} 2.30pm.
TAF meeting on {05 04 2016=2016-04-05} at school.
Police were called at 23:45hrs {27/02/2016=2016-02-27} to a domestic.
{15/10/15=2015-10-15}: Section 47 enquiry initiated.
S47 completed {22/10/15=2015-10-22}.
She was allocated on the {8/9/15=2015-09-08} and first seen on the {24/9/15=2015-09-24} i.e. 12 working days.
Bruise first noted (by nursery) {02-Feb-2016=2016-02-02}.
EDT contact {2/1/2016=2016-01-02} 02.15hrs re: mother intoxicated.
MARAC referral {18.3.16=2016-03-18}. MARAC {24.3.16=2016-03-24}.
Next review date: {30/06/2016=2016-06-30}
Date of conference:{12/11/2015=2015-11-12}
School visit/{12.04.16=2016-04-12}/seen alone in the library.
Missing episode {13/02/2016=2016-02-13} 22:00 - {14/02/2016=2016-02-14} 03:30.
Closed to early help 2 weeks after {01/02/2016=2016-02-01}.
Chronology entry {120316=2016-03-12} missing; see case note dated {050316=2016-03-05}.
Seen on {12032016=2016-03-12} by duty.
Signed J. Smith, team manager, {17/05/16=2016-05-17}
Visit undertaken on {12 - 03 - 2016=2016-03-12}.
Family support worker saw the children on {12/03/2016=2016-03-12}; see also 12 contacts logged by school.
Child (dob {05.11.2012=2012-11-05}) was brought to A&E {06.02.2016=2016-02-06}.
Age assessed, {3/5/16=2016-05-03}
Audit completed {17.5.16=2016-05-17}
Rx changed {5/5/16=2016-05-05} from 5mg to 10mg.
Please see case notes: {11/4/2016=2016-04-11}, p. 3/5.
The school told us {01/04/16=2016-04-01}-no response from CSC.
Email SW->DSL {22/2/16=2016-02-22}
"""

IN_WORDS = """
The social worker saw Child A alone on {14th March 2016=2016-03-14}.
Referral received from the school on {Monday 4th January 2016=2016-01-04}.
On {Weds 3rd Feb 2016=2016-02-03} the HV noted nappy rash.
{Thursday, 21st April 2016=2016-04-21} - core group, father did not attend.
Core group met {12March2016=2016-03-12} and {14thApril2016=2016-04-14}.
Seen by paediatrician {2nd Dec. 2015=2015-12-02}.
GP letter of {5 Nov 15=2015-11-05} states weight on 9th centile.
A referral was made to CAMHS on the {23rd of November, 2015=2015-11-23}.
The child was made subject to a CP plan on {1 October 2015=2015-10-01} under the category of neglect.
Assessment completed on {29th Feb 2016=2016-02-29}.
Mother disclosed domestic abuse on {Friday 13th November 2015=2015-11-13}.
Father's last contact was {Sun 6 Mar 2016=2016-03-06}.
Joint visit by police and SW on {Tuesday the 9th of February 2016=2016-02-09}.
Placed with foster carers {21 dec 2015=2015-12-21}.
Review {09 Jun 2016=2016-06-09} (date set).
Nursery began {07-Sep-15=2015-09-07}; attendance 82%.
The school nurse reviewed on {3rd Febuary 2016=2016-02-03} and on {10th Septmeber 2015=2015-09-10}.
Home visit made {11 Janaury 2016=2016-01-11}; no access.
TAC meeting {6 Ocotber 2015=2015-10-06}.
Last seen {8th Novemeber 2015=2015-11-08} by HV.
Police attended {22nd Agust 2015=2015-08-22}.
Exclusion began {4th Apirl 2016=2016-04-04}.
Case transfer the {2nd Jan 2016=2016-01-02} from neighbouring authority.
PLO letter sent {April 4th 2016=2016-04-04}.
The first home visit took place on the {first of February 2016=2016-02-01}.
Born on {twenty first of June 2012=2012-06-21} at 34 weeks.
{2 June 2016=2016-06-02}, 10.30am: professionals' meeting.
He returned home at 0330hrs on {Saturday 19 March 2016=2016-03-19}.
Letter dated {15th.March.2016=2016-03-15} on file.
ICPC - {17th/December/2015=2015-12-17}.
Case note {19/Jan/2016=2016-01-19} records a smell of cannabis.
CPOMS entry {Mon 18/01/16=2016-01-18}.
MASH contact {Fri. 15th Jan '16=2016-01-15}.
SW visited {1st Mar 16=2016-03-01} at 4pm and saw the bedroom.
Supervision took place on {31st day of March 2016=2016-03-31}.
IRO visit {Mar 3rd, 2016=2016-03-03}.
(Strategy discussion - {9 May 2016=2016-05-09}, 11:00, by telephone)
Allegation against the carer, LADO informed {27APR2016=2016-04-27}.
Short breaks agreed at panel, {Tues 12 Jan 2016=2016-01-12}
Asthma clinic DNA {24 nov 2015=2015-11-24}, {26 jan 2016=2016-01-26}.
{16.Feb.2016=2016-02-16} Letter from the GP.
SEN review on {Thur 17th Mar 2016=2016-03-17} and {Wednesady 20th Apr 2016=2016-04-20}.
Nil return confirmed by the named nurse, {18th May 2016=2016-05-18}.
Re-referred {10 March 2016=2016-03-10}- 3 months after closure.
The plan of the {4th of January 2016=2016-01-04} was shared with the parents.
Missing person report {30th December '15=2015-12-30}.
Child E, born {19th August 2001=2001-08-19}, is looked after under s.20.
Review child protection conference: {Wednesday 11th May=vague}.
"""

MONTH_AND_YEAR = """
Case opened in {October 2015=2015-10} following anonymous referral.
Known to CSC since {Feb 2012=2012-02}, previous CP plan {June 2013=2013-06}.
Health assessment was due in {Sept 2015=2015-09} and completed {Nov 2015=2015-11}.
Early help ended {03/2016=2016-03}.
Moved to the area {Dec '14=2014-12}.
Attendance in {January 2016=2016-01} was 64%; in {February 2016=2016-02} it was 71%.
Dental check {Aug-15=2015-08}; optician {Sep-15=2015-09}.
Father came out of prison in early {March 2016=2016-03}.
There were two incidents in late {November of 2015=2015-11}.
The family moved here at the end of {January 2016=2016-01}.
By mid-{April 2016=2016-04} the home was clean.
GCP completed {march 2016=2016-03}: area C graded 4.
No supervision is recorded between {Nov 2015 and Feb 2016=2015-11/2016-02}.
{July 2015=2015-07}: step down to universal services.
Last immunised {JULY 2014=2014-07}.
The last social work visit was in {Febuary 2016=2016-02}.
"""

LISTS_AND_RANGES = """
Visits were made on {3=2016-05-03}, {10=2016-05-10} and {17 May 2016=2016-05-17}.
He was missing on the {3rd=2016-05-03} and {10th of May 2016=2016-05-10}.
Core groups {12th Jan=2016-01-12}, {9th Feb=2016-02-09}, {8th March 2016=2016-03-08}.
CIN visits {14 March 2016=2016-03-14} and again {Weds 16th=2016-03-16}.
Statutory visits: {4/1/16=2016-01-04}, {1/2/16=2016-02-01}, {29/2/16=2016-02-29}, {28/3/16=2016-03-28}.
Late to school {18=2016-04-18}, {19=2016-04-19}, {21=2016-04-21} & {22 April 2016=2016-04-22}.
Respite {8-10 April 2016=2016-04-08/2016-04-10}.
On a part-time timetable from {11/01/2016 to 12/02/2016=2016-01-11/2016-02-12}.
Fixed-term exclusion {14th - 18th March 2016=2016-03-14/2016-03-18}.
Father in custody {22 Sept 2015 - 4 Jan 2016=2015-09-22/2016-01-04}.
The family stayed at the refuge between {3rd and 24th November 2015=2015-11-03/2015-11-24}.
Audit period {01/10/2015-31/03/2016=2015-10-01/2016-03-31}.
Period covered: {October 2015 to March 2016=2015-10/2016-03}.
Between {12/01/16 and 14/02/16=2016-01-12/2016-02-14} there were no recorded visits.
DNA'd {5th Nov=2015-11-05} and {3rd Dec 2015=2015-12-03}.
Contact took place on {Mon 7=2016-03-07}, {Wed 9=2016-03-09} and {Fri 11 March 2016=2016-03-11}.
Placement with grandmother {30 Nov 2015 until 5 Jan 2016=2015-11-30/2016-01-05}.
Supervised contact {1/3/16-15/3/16=2016-03-01/2016-03-15}, weekly.
Incidents on {12/3=2016-03-12}, {15/3=2016-03-15} and {19/3/2016=2016-03-19}.
Incidents {12/3/16=2016-03-12}, {15/3=2016-03-15} and {19/3=2016-03-19}.
{4th=2016-02-04} & {5th Feb 2016=2016-02-05} strategy discussions.
LAC reviews {10.6.15=2015-06-10} & {8.12.15=2015-12-08}.
Excluded {2nd=2016-03-02}/{3rd March 2016=2016-03-03}.
In hospital from {28th Dec to 2nd Jan 2016=2015-12-28/2016-01-02} with bronchiolitis.
The assessment ran from {Jan to March 2016=2016-01/2016-03}.
Absent w/c {7th=2016-03-07}, {14th=2016-03-14} and {21st March 2016=2016-03-21}.
Reports from school ({10/11/15=2015-11-10}), GP ({12/11/15=2015-11-12}) and HV ({12/11/15=2015-11-12}) were read.
Calls to mother {2nd=2016-02-02}, {3rd=2016-02-03} and {4th Feb '16=2016-02-04} unanswered.
Home visits {6 January=2016-01-06}, {20 January=2016-01-20} and {3 February 2016=2016-02-03}.
Conference {13 Jan 2016=2016-01-13}, reconvened {27 Jan=vague}.
"""

WEEKS_AND_TIMES = """
Intensive support began w/c {14/03/2016=2016-03-14}.
Parenting course starts week commencing {18th April 2016=2016-04-18}.
Attendance w/e {22/04/16=2016-04-22} was 40%.
Worker on leave week beginning {Monday 2 May 2016=2016-05-02}.
Timesheet for the week ending {6 May 2016=2016-05-06}.
Police log 345 of {12/03/16=2016-03-12} at 14:30 refers.
Seen {12.3.16=2016-03-12} 10am, again {13.3.16=2016-03-13} 10.30.
Mother rang {03/05/16=2016-05-03} @ 0915, {04/05/16=2016-05-04} @ 1640.
On {21/03/16=2016-03-21} between 9.15-10.15 the HV weighed the baby.
Strategy discussion 15:00 {09/02/16=2016-02-09}.
Returned home 00.45 on {1.1.16=2016-01-01}.
Ambulance called {Sat 30/01/16=2016-01-30} 2210hrs.
{16/05/2016=2016-05-16} 12:00:00 AM
Email {Wed 11/05/2016=2016-05-11} 16:02 from DSL.
{2016-02-11=2016-02-11} 09:30 initial contact.
"""

VAGUE = """
School raised concerns {last term=vague} about hygiene.
He was last seen {a couple of weeks ago=vague}.
Seen by the GP {last Thursday=vague}, no concerns.
In {summer 2015=vague} the family were evicted.
The children were removed in {2011=vague}.
Mum says he has not slept well {recently=vague}.
Contact was supposed to start after {Easter=vague}.
Attendance has fallen since the {autumn term=vague}.
She was in care from {2008=vague} to {2011=vague}.
Dad left {three years ago=vague}.
The referral was made earlier {this year=vague}.
CAMHS appointment is {next month=vague}.
The home was cluttered when visited on {Tuesday=vague}.
The incident happened over the {Christmas holidays=vague}.
There have been four moves in the {last 18 months=vague}.
Seen on {12 March=vague} and {4th April=vague}.
Seen {12/3=vague}, no concerns.
Rang mother on {3/4=vague}.
The last review was in {November=vague}.
HV last visited {yesterday=vague}.
The case was stepped down in the {new year=vague}.
Bruising seen at {half term=vague}.
Missing {last night=vague} until 3am.
He started the school in {Spring term 2016=vague}.
Placement ended {late 2015=vague}.
A plan was agreed {two months later=vague}.
No visits in the {previous six weeks=vague}.
Mother first told the midwife in {December last year=vague}.
Attendance in {2014/15=vague} was 93%, in {2015-16=vague} 88%.
He was hit by his uncle the {week before=vague}.
Social worker off sick since {March=vague}.
The next appointment is {Weds 25th=vague}.
Police were called the {following day=vague}.
Panel sits on the {14th=vague}.
There was a disclosure in {May=vague} to the class teacher.
Mum stopped engaging around {Christmas 2015=vague}.
The {last few months=vague} have been settled.
"""

WRONG = """
Core group {31/02/2016=impossible}, minutes outstanding.
CP visit {32/01/2016=impossible}; date to be checked.
The review was on {31st April 2016=impossible}.
Seen {29/02/2015=impossible} at home.
Referral {12/13/2015=us-order} by A&E.
ED attendance {03/25/2016=us-order} 18:40.
Discharge letter {05/31/16=us-order}.
GP contact {30.02.16=impossible}.
Health review {31 June 2015=impossible} (red book).
Supervision {00/01/2016=impossible}.
Visit {15/15/2015=impossible}.
Strategy meeting held {31-11-2015=impossible}.
"""

NO_DATE = """
Crime number 45/12345/16 refers; incident 0234 of the same night.
Ref: CF/2016/0312, case number 120316, URN 05/06/16.
Crime ref 12/03/16/CD has been filed.
GCP2: physical care 3/5, emotional care 4/5, scored 5/4 overall in error.
SDQ total 17/40, prosocial 6/10.
Baby aged 3/12 seen with mother; review in 2/52.
Child is 4 yrs 3/12, sibling 18 months.
AUDIT score 12/20, PHQ-9 14/27, scaling 4/10.
Attended 3/4 of core groups and 2/3 visits were kept.
The house is 50/50 between the parents and carers are on call 24/7.
Split 60/40; ratio 1:3; half (1/2) of the bottles.
Visits lasted from 9.15-10.15 and 1.30 to 2.30pm.
Bus at 10.30, school starts 8.50.
She weighs 3.25 kg, length 51.5 cm, temp 37.8.
Para 3.12 and section 4.5.2 of Working Together 2015; s.47, s.17, s20.
Regulation 5 and Schedule 2 of the 2010 Regulations.
Mr April and Ms June live at 14 March Road, flat 3/2.
Flat 12/3, 5 May Avenue; mother's mobile 07700 900461.
The family may move; they may well be evicted.
Mum will march into school; sat with child; sun cream was applied.
June said that May had hit her; Jan agreed.
Mar was seen with Sat, his brother.
Version 2.3.16 of the risk tool was used; RAG 2/3/1 agreed.
Policy no. 01/02/15 applies. Insurance POL-12-03-2016-A.
UPN H301200112345, NHS No 943 476 5919, NI QQ123456C.
House number 21, 3rd floor, 2nd bedroom, 1st child.
IQ in the 2nd centile; 50th centile for height, 0.4th for weight.
Took 5 ml twice, 2/7 course, 7/7 antibiotics.
12/20/30 on the three scales.
The first of her children and the second of his.
In Year 7, set 3, tier 2, grade 5-6.
Contact every Tuesday and Thursday after school.
He eats his dinner on Sundays with nan.
Visits are 4-weekly, sometimes 6-weekly; 1-2 times a week.
Seen 3 times in 10 days; 5 of 8 sessions attended.
Approx 12 incidents, 3 in school, 9 at home.
Postcode LA1 2AB, tel 01524 55512 ext 12.
Rent arrears of £1,203.16 and £12.03 a week.
Invoice 2016/034, booking 03-2016-77.
Ward 12, bed 3, theatre 4.
Child 1 and child 2 share; 3 and 4 have bunk beds.
Form 2.1 (v1.4), tool edition 3.2.
Court case no LA16C00312.
He was 15-16 at the time; mother 30-35.
Phone calls between 9 and 5; open 9-5 Mon to Fri.
She scored 8/12 then 10/12.
BP 110/70, sats 98, resp 24, HR 120.
Blood lead 3.12; Hb 11.2; bilirubin 12.5.
Paragraph 5.16 of the LADO procedures and chapter 2.
The sat nav took them to Sun Street; Wed Road was closed.
May Day Centre referral; the March of Dimes leaflet.
Marched to the office, Mayfield School, Augustine House, Octavia Court, Decanted, Novella, Junction Road, Septic.
Aged 14 years 2 months; will be 15 in 10 months.
DfE number 888/4012, establishment 12/456.
Distance 3/4 mile; pitch 2.
CP numbers 3/16 and list 5 of 16.
Two-thirds (2/3) of staff; 1/3 agency staff.
Section 47(1)(b), article 8, Reg. 12.
Family lives at 3 May Court and 12 Augustus Road.
Age 5/6, class 3/4, key stage 1/2.
Sibling group of 3 (aged 2, 5 and 9).
A 1-1 worker and a 2-1 ratio are in place.
Room 3/12, pages 4/5, points 5-6.
Seen with her mother, who may 3 or 4 times a week attend the group.
Hours 0900-1700, shift 9/5.
Weight on the 2nd, 9th and 25th centiles.
"""

WHILE_TUNING = """
Due by {March 12=vague}, at the end of {March 15=2015-03}, on the morning of {April 12=vague}.
Call on {Friday, Feb-22=vague}; case opened {Feb-15=2015-02}.
Visits: {12/1=2016-01-12}; {14/1=2016-01-14}; {16/1/16=2016-01-16}.
Strategy mtg {5/5/16=2016-05-05}@2pm
Overnight {12/13 March 2016=2016-03-12/2016-03-13}
The weekend of {12/13 March 2016=2016-03-12/2016-03-13}
{12/3-14/3/16=2016-03-12/2016-03-14}
Mon–Fri
last {Thursday, 12 May 2016=2016-05-12}
today's date {12/3/16=2016-03-12}
{two weeks prior=vague}
over the {weekend=vague}
{1.3.16=2016-03-01}/{2.3.16=2016-03-02}
2. {March 2016=2016-03} visit
1st may be best
{Jan-Mar 16=2016-01/2016-03}
{12.3.16=2016-03-12}/{14.3.16=2016-03-14}/{16.3.16=2016-03-16}
{23 Dec 2015=2015-12-23} & {4=2016-01-04}, {5 Jan 2016=2016-01-05}
{3=2016-05-03}, {10=2016-05-10}, {17 May=2016-05-17} & {7=2016-06-07}, {14 June 2016=2016-06-14}
{May 3rd=2016-05-03}, {10th=2016-05-10} and {17th 2016=2016-05-17}
between the {7th and the 11th of March 2016=2016-03-07/2016-03-11}
between {7/3 and 11/4/16=2016-03-07/2016-04-11}
w/c {7/3=2016-03-07} and {14/3/16=2016-03-14}
{12th March of this year=vague}
9.30 {7.3.16=2016-03-07}
CP conf {7/3=vague}, core gp {17/3=vague}
Referral ({7/3=vague}) and ({17/3=vague})
on {7/3=vague}, 3/5 attended
{7/3/16=2016-03-07} 3/5 scored
{12/13/14=us-order}
{31/11/15=impossible}
Our ref: ABC/12/03/16
CAD 1234 {12/03/16=2016-03-12}
Mrs June 3
Objective 3.1.12
dob {12 03 10=2010-03-12}
DOB: {12 March 10=2010-03-12}
TDS for 5/7.
Hb 12.3, temp 37.5 on {12.3.16=2016-03-12}
Good Friday Agreement
9-12 months
Ratio 3/1
24/7/365
020 7946 0312
+44 12 03 2016
sort code 12-03-16
Key Stage 3/4
Step 1/2
6/9 left eye
Year 5/6 class
Visits took place on {5th=2016-01-05}, {12th=2016-01-12}, {19th Jan=2016-01-19} and {2nd Feb 2016=2016-02-02}.
Sentenced to 12/12 YRO on {14 January 2016=2016-01-14}.
No visit {21/12/15–18/01/16=2015-12-21/2016-01-18}.
{Spring Term=vague} ({Jan-Mar 2016=2016-01/2016-03})
LMP {7/10/15=2015-10-07}, 20/40
{12 Mar 16=2016-03-12} - 14.30 - 15.45 HV
{12 Mar 16-14 Mar 16=2016-03-12/2016-03-14}
{12 March=vague} 10 - 11am
seen on the {18th=vague} at school
on the 3rd occasion
meeting {3 June=vague} 1400hrs
{3 June=vague}, 12 children
1st CIN {12/3=vague}, 2nd CIN {14/4=vague}
the 1st, 2nd and 3rd visits
{12/03/201=impossible}
j.smith.12.03.2016@example.org
{20/10/15=2015-10-20} seen by optician, 20/10 vision.
"""

WITH_WRITTEN_ON = """
Seen on {12/3=2016-03-12} and {4/4=2016-04-04}.
Seen {12/3=2016-03-12}, no concerns.
Rang mother on {3/4=2016-04-03}.
Home visit {14th March=2016-03-14} at 2pm.
Core group {9 December=2015-12-09}.
Last seen in {November=2015-11}.
Visited {Tues 3rd May=2016-05-03} and again {Weds 4th=2016-05-04}.
Child seen {14 March=2016-03-14} and again {Weds 16th=2016-03-16}.
On {14thMarch=2016-03-14} police attended.
Absent {3-5 May=2016-05-03/2016-05-05}.
Missing from {28/4 to 30/4=2016-04-28/2016-04-30}.
Reviewed w/c {9/5=2016-05-09}.
Supervision {Jan=2016-01}, {Feb=2016-02} and {March=2016-03}.
Seen {3=2016-05-03}, {10=2016-05-10} and {17 May=2016-05-17}.
{12/3=2016-03-12}: HV visit. {15/3=2016-03-15}: HV visit.
Strategy meeting held {Mon 25/4=2016-04-25}.
Last supervised {March 12th=2016-03-12}.
School called on the {2nd of May=2016-05-02} about attendance.
"""

_MARKED = re.compile(r"\{([^{}=]*)=([^{}=]*)\}")


def _cases(*tables: str) -> list[str]:
    return [line for table in tables for line in table.split("\n") if line]


def _expected(case: str) -> list[tuple[str, str]]:
    return [(said, meaning) for said, meaning in _MARKED.findall(case)]


def _found(case: str, written_on: dt.date | None = None) -> list[tuple[str, str]]:
    text = _MARKED.sub(r"\1", case)
    return [(m.text, m.iso or m.kind.value) for m in find_dates(text, written_on=written_on)]


@pytest.mark.parametrize(
    "case",
    _cases(
        IN_NUMBERS, IN_WORDS, MONTH_AND_YEAR, LISTS_AND_RANGES, WEEKS_AND_TIMES, VAGUE, WRONG, NO_DATE, WHILE_TUNING
    ),
)
def test_sentence(case: str) -> None:
    assert _found(case) == _expected(case)


@pytest.mark.parametrize("case", _cases(WITH_WRITTEN_ON))
def test_sentence_with_date_of_writing(case: str) -> None:
    assert _found(case, WRITTEN_ON) == _expected(case)
