// Voice, polarity, certainty and mood of one word, sentence by sentence.
#include <iostream>

#include "base/text.hpp"
#include "claims/context.hpp"
#include "context_reading.hpp"

namespace hearsay::claims {
namespace {

constexpr Polarity yes = Polarity::affirmed, no = Polarity::denied;
constexpr Certainty sure = Certainty::certain, probable = Certainty::probable, possible = Certainty::possible;
constexpr Mood actual = Mood::actual, planned = Mood::planned, demanded = Mood::demanded,
               conditional = Mood::conditional;

struct Case {
  const char* text;
  const char* word;     // the trigger
  const char* holders;  // innermost first, "A < B", without the publisher
  Polarity polarity;
  Certainty certainty;
  Mood mood;
  bool question = false;
};

// Other wars, other politics, other words than any document that the lexicons were tried on.
const std::vector<Case> cases = {
    // Who says it
    {"The army seized the town of Bria on Monday.", "seized", "", yes, sure, actual},
    {"The mayor of Goma said that the rebels had entered the city.", "entered", "The mayor of Goma", yes,
     sure, actual},
    {"A resident of Kidal told Reuters that the column attacked a convoy.", "attacked",
     "A resident of Kidal < Reuters", yes, sure, actual},
    {"Two diplomats said the general had met the envoy in Nairobi.", "met", "Two diplomats", yes, sure,
     actual},
    {"According to a Western official, the brothers control the port.", "control", "a Western official", yes,
     sure, actual},
    {"The brothers control the port, according to three customs officers.", "control",
     "three customs officers", yes, sure, actual},
    {"Gunmen attacked the mine at dawn, a police officer said.", "attacked", "a police officer", yes, sure,
     actual},
    {"The minister claimed that Colombia had sheltered the deserters.", "sheltered", "The minister", yes,
     sure, actual},
    {"A report by the auditors revealed that the bank paid the militia.", "paid", "report by the auditors",
     yes, sure, actual},
    {"A United Nations panel found that officers sold rifles to the rebels.", "sold",
     "A United Nations panel", yes, sure, actual},
    {"Rumours that the warlord fled to Dubai spread in the capital.", "fled", "rumours", yes, possible,
     actual},
    {"There is speculation that the two parties have merged.", "merged", "speculation", yes, possible,
     actual},
    {"The treaty stipulates that Eritrea will withdraw its troops from Badme.", "withdraw", "The treaty", yes,
     sure, planned},
    {"In the opinion of the ambassador, Chad supports the generals.", "supports", "the ambassador", yes, sure,
     actual},
    {"The guards beat the prisoners, witnesses said.", "beat", "witnesses", yes, sure, actual},
    {"Villagers reported that soldiers had burned the market.", "burned", "Villagers", yes, sure, actual},
    {"The opposition accused the president of bribing the judges.", "bribing", "The opposition", yes, sure,
     actual},
    {"A spokesman for the union denied that it had signed the contract.", "signed",
     "A spokesman for the union", no, sure, actual},
    {"The company denied paying the guerrillas.", "paying", "The company", no, sure, actual},
    {"The government rejected claims that it armed the herders.", "armed", "The government", no, sure,
     actual},
    {"The general dismissed reports that his men had fled.", "fled", "The general", no, sure, actual},
    {"As a local journalist reported, the militia recaptured the bridge.", "recaptured", "a local journalist",
     yes, sure, actual},
    {"Analysts believe that the cartel controls the valley.", "controls", "Analysts", yes, probable, actual},
    {"Some say that the colonel joined the junta.", "joined", "Some", yes, possible, actual},
    {"Documents suggest that the ministry financed the brigade.", "financed", "Documents", yes, possible,
     actual},
    {"The commander, residents said, has left the valley.", "left", "residents", yes, sure, actual},
    {"The bishop warned that the truce would collapse.", "collapse", "The bishop", yes, sure, planned},
    {"A security source said officers had told him that the convoy crossed the river.", "crossed",
     "officers < A security source", yes, sure, actual},
    // How surely
    {"The militia reportedly captured two villages near Ituri.", "captured", "", yes, probable, actual},
    {"The smugglers allegedly paid the border police.", "paid", "", yes, probable, actual},
    {"Rebels may attack the pipeline.", "attack", "", yes, possible, actual},
    {"The coalition is likely to win the vote.", "win", "", yes, probable, planned},
    {"It appears that the two clans have allied.", "allied", "", yes, probable, actual},
    {"The gang is believed to control the harbour.", "control", "", yes, probable, actual},
    {"The admiral is said to have visited the island.", "visited", "", yes, probable, actual},
    {"Perhaps the factions merged in secret.", "merged", "", yes, possible, actual},
    {"The two firms seem to cooperate.", "cooperate", "", yes, probable, actual},
    {"The drones could reach the capital.", "reach", "", yes, possible, actual},
    {"The separatists might join the talks.", "join", "", yes, possible, actual},
    // Yes or no
    {"The navy did not attack the island.", "attack", "", no, sure, actual},
    {"The front never joined the alliance.", "joined", "", no, sure, actual},
    {"The party no longer supports the cabinet.", "supports", "", no, sure, actual},
    {"The brigade failed to capture the airport.", "capture", "", no, sure, actual},
    {"The governor refused to meet the delegation.", "meet", "", no, sure, actual},
    {"The patrol managed to capture the smuggler.", "capture", "", yes, sure, actual},
    {"The police prevented the crowd from storming the palace.", "storming", "", no, sure, actual},
    {"The clans stopped fighting in May.", "fighting", "", no, sure, actual},
    {"The clans did not stop fighting in May.", "fighting", "", yes, sure, actual},
    {"The soldiers left the town without attacking the camp.", "attacking", "", no, sure, actual},
    {"Nobody attacked the embassy.", "attacked", "", no, sure, actual},
    {"The rebels could not take the hill.", "take", "", no, sure, actual},
    {"The convoy did not stop at the camp that the army controls.", "controls", "", yes, sure, actual},
    {"The minister did not travel because the rebels attacked the road.", "attacked", "", yes, sure, actual},
    {"The militia has begun to shell the suburb.", "shell", "", yes, sure, actual},
    {"The insurgents continue to hold the dam.", "hold", "", yes, sure, actual},
    // In which mood
    {"Armenia plans to withdraw from the village.", "withdraw", "", yes, sure, planned},
    {"The parties agreed to form a joint force.", "form", "", yes, sure, planned},
    {"The cartel wants to control the port.", "control", "", yes, sure, planned},
    {"The president will meet the rebels in Doha.", "meet", "", yes, sure, planned},
    {"The bank decided to finance the railway.", "finance", "", yes, sure, planned},
    {"The general sent a brigade to capture the mine.", "capture", "", yes, sure, planned},
    {"The goal of the offensive is to encircle the city.", "encircle", "", yes, sure, planned},
    {"Efforts to disarm the herders continue.", "disarm", "", yes, sure, planned},
    {"The union vowed to fight the decree.", "fight", "", yes, sure, planned},
    {"Kenya urged the factions to leave the capital.", "leave", "", yes, sure, demanded},
    {"The court ordered the company to pay the villagers.", "pay", "", yes, sure, demanded},
    {"The council demanded that the army withdraw from the district.", "withdraw", "", yes, sure, demanded},
    {"If the army attacks the valley, the clans will join the rebels.", "attacks", "", yes, sure,
     conditional},
    {"If the army attacks the valley, the clans will join the rebels.", "join", "", yes, sure, conditional},
    {"The militia would leave the town if the army stopped the shelling.", "leave", "", yes, sure,
     conditional},
    {"Unless the rebels release the hostages, the army will attack.", "release", "", no, sure, conditional},
    {"The mayor said that the militia would leave the town.", "leave", "The mayor", yes, sure, planned},
    {"Ghana to send troops to the border.", "send", "", yes, sure, planned},
    {"The rebels do not intend to attack the capital.", "attack", "", no, sure, planned},
    {"The spokesman told reporters that the junta had released the miners.", "released", "The spokesman", yes,
     sure, actual},
    {"According to the election commission, the Green Party won the northern district.", "won",
     "the election commission", yes, sure, actual},
    {"The warlord, according to two aides, fled to Bangui.", "fled", "two aides", yes, sure, actual},
    {"A customs officer told Sahel Wire that the convoy crossed the border at night.", "crossed",
     "A customs officer < Sahel Wire", yes, sure, actual},
    {"An army official said that the guerrillas claimed that they had captured the radar station.",
     "captured", "the guerrillas < An army official", yes, sure, actual},
    {"The defence ministry said that residents had reported that the rebels burned the clinic.", "burned",
     "residents < The defence ministry", yes, sure, actual},
    {"The agency quoted a senior source as saying that the cartel paid the mayor.", "paid",
     "a senior source < The agency", yes, sure, actual},
    {"Riverside Radio reported, citing a diplomat, that Burundi had armed the militia.", "armed",
     "a diplomat < Riverside Radio", yes, sure, actual},
    {"Citing court documents, the newspaper said the bank financed the coup.", "financed",
     "court documents < the newspaper", yes, sure, actual},
    {"\"The rebels attacked the depot on Sunday,\" Colonel Mboma said.", "attacked", "Mboma", yes, sure,
     actual},
    {"\"The rebels attacked the depot on Sunday,\" said Colonel Mboma.", "attacked", "Mboma", yes, sure,
     actual},
    {"\"Our men hold the ridge,\" the commander told Delta News by telephone.", "hold",
     "the commander < Delta News", yes, sure, actual},
    {"The rebels attacked the depot, said a police officer in Bouar.", "attacked",
     "a police officer in Bouar", yes, sure, actual},
    {"Minister: Rebels attacked the depot", "attacked", "Minister", yes, sure, actual},
    {"Army: Gunmen seized two villages in Ituri", "seized", "Army", yes, sure, actual},
    {"Rebels seized the dam, army says", "seized", "army", yes, sure, actual},
    {"Sources: Cartel leader met senator in Bogota", "met", "Sources", yes, sure, actual},
    {"An officer said the column had left Goma. He added that it had attacked a bridge.", "attacked",
     "An officer", yes, sure, actual},
    {"The company is reported to have paid the smugglers.", "paid", "", yes, probable, actual},
    {"The colonel is believed to have armed the herders.", "armed", "", yes, probable, actual},
    {"The bank is accused of financing the coup.", "financing", "", yes, possible, actual},
    {"The bank was accused by the prosecutor of financing the coup.", "financing", "the prosecutor", yes,
     sure, actual},
    {"Kenya has been accused by Somalia of backing the militia.", "backing", "Somalia", yes, sure, actual},
    {"Prosecutors accused the general of selling rifles to the gang.", "selling", "Prosecutors", yes, sure,
     actual},
    {"Ethiopia denied that its troops had entered Sudan.", "entered", "Ethiopia", no, sure, actual},
    {"Ethiopia denied sending troops to Sudan.", "sending", "Ethiopia", no, sure, actual},
    {"The party denied any contact with the militia.", "contact", "The party", no, sure, actual},
    {"The foreign minister dismissed the claim that Chad armed the rebels.", "armed", "The foreign minister",
     no, sure, actual},
    {"The army did not confirm that it had bombed the village.", "bombed", "The army", yes, possible, actual},
    {"The union has no ties with the rebels.", "ties", "", no, sure, actual},
    {"There is no agreement between the two parties.", "agreement", "", no, sure, actual},
    {"No soldiers entered the town.", "entered", "", no, sure, actual},
    {"Neither faction attacked the airport.", "attacked", "", no, sure, actual},
    {"The garrison has not yet surrendered to the rebels.", "surrendered", "", no, sure, actual},
    {"The guerrillas left Cauca without fighting the army.", "fighting", "", no, sure, actual},
    {"Peru stopped supporting the exiles.", "supporting", "", no, sure, actual},
    {"The militia is no longer present in Tuluá.", "present", "", no, sure, actual},
    {"The regiment never entered the valley.", "entered", "", no, sure, actual},
    {"The mission failed to disarm the clans.", "disarm", "", no, sure, actual},
    {"The court barred the firm from supplying the army.", "supplying", "", no, sure, actual},
    {"Turkey refrained from attacking the port.", "attacking", "", no, sure, actual},
    {"The rebels were unable to take the bridge.", "take", "", no, sure, actual},
    {"The governor allegedly met the smugglers.", "met", "", yes, probable, actual},
    {"The clan may have joined the alliance.", "joined", "", yes, possible, actual},
    {"The two firms might merge.", "merge", "", yes, possible, actual},
    {"The general reportedly left the country.", "left", "", yes, probable, actual},
    {"Apparently the brigade withdrew from Bria.", "withdrew", "", yes, probable, actual},
    {"The cartel probably controls the road.", "controls", "", yes, probable, actual},
    {"It is unclear whether the militia attacked the camp.", "attacked", "", yes, possible, actual},
    {"It is possible that the firm paid a ransom to the gang.", "paid", "", yes, possible, actual},
    {"There are reports that the general fled to Chad.", "fled", "reports", yes, sure, actual},
    {"There are unconfirmed reports that the general fled to Chad.", "fled", "reports", yes, possible,
     actual},
    {"The alleged attack on the convoy took place in May.", "attack", "", yes, probable, actual},
    {"The army is expected to attack the ridge.", "attack", "", yes, probable, planned},
    {"The rebels plan to attack the ridge.", "attack", "", yes, sure, planned},
    {"The rebels threatened to attack the capital.", "attack", "", yes, sure, planned},
    {"Mali will withdraw its soldiers from Kidal.", "withdraw", "", yes, sure, planned},
    {"The generals are preparing to storm the palace.", "storm", "", yes, sure, planned},
    {"The union called on the army to leave the mine.", "leave", "", yes, sure, demanded},
    {"The envoy urged both sides to sign the accord.", "sign", "", yes, sure, demanded},
    {"The court ordered the ministry to release the fighters.", "release", "", yes, sure, demanded},
    {"The opposition demanded that the president dissolve the militia.", "dissolve", "", yes, sure, demanded},
    {"The village chief asked the soldiers not to enter the school.", "enter", "", no, sure, demanded},
    {"If the talks fail, the rebels will attack Goma.", "attack", "", yes, sure, conditional},
    {"The rebels would attack Goma if the talks failed.", "attack", "", yes, sure, conditional},
    {"The president said that the army would enter the valley.", "enter", "The president", yes, sure,
     planned},
    {"The guerrillas must leave the park, the governor said.", "leave", "The governor", yes, sure, demanded},
    {"Had the army attacked, the rebels would have fled.", "fled", "", yes, sure, conditional},
    {"Unless the firm pays the miners, the union will strike.", "strike", "", yes, sure, conditional},
    {"Are the separatists allied with the cartel?", "allied", "", yes, sure, actual, true},
    {"Did the army bomb the hospital?", "bomb", "", yes, sure, actual, true},
    {"Who attacked the convoy?", "attacked", "", yes, sure, actual, true},
    {"Which groups control the port?", "control", "", yes, sure, actual, true},
    {"How many fighters does the militia have?", "have", "", yes, sure, actual, true},
    {"What ties does the party have with the army?", "ties", "", yes, sure, actual, true},
    {"The council asked whether the army had attacked the camp.", "attacked", "", yes, sure, actual, true},
    {"What has changed since the rebels captured Bria?", "captured", "", yes, sure, actual},
    {"The report says the mine is controlled by a militia, which denies it.", "controlled", "The report", yes,
     sure, actual},
    {"A United Nations report accuses Rwanda of arming the rebels.", "arming", "United Nations report", yes,
     sure, actual},
    {"Experts say the two groups share an ideology.", "share", "Experts", yes, sure, actual},
    {"The tribune wrote that the senator had met the drug lord.", "met", "The tribune", yes, sure, actual},
    {"In a statement, the coalition said its planes struck a depot.", "struck", "the coalition", yes, sure,
     actual},
    {"The coalition said in a statement that its planes struck a depot.", "struck", "The coalition", yes,
     sure, actual},
    {"A statement by the coalition said that its planes struck a depot.", "struck",
     "statement by the coalition", yes, sure, actual},
    {"Locals say that the guerrillas recruited teenagers.", "recruited", "Locals", yes, sure, actual},
    {"One of the drivers said gunmen had attacked the bus.", "attacked", "One of the drivers", yes, sure,
     actual},
    {"A source close to the presidency said the general met the rebels.", "met",
     "A source close to the presidency", yes, sure, actual},
    {"Security sources in Niamey and diplomats in Abuja said on Friday that the junta released the envoy.",
     "released", "Security sources in Niamey and diplomats in Abuja", yes, sure, actual},
    {"Gunmen killed six farmers in Borno on Monday, residents and a local official said.", "killed",
     "residents and a local official", yes, sure, actual},
    {"Gunmen killed six farmers in Borno on Monday after a quarrel with herders, an aid worker told Delta "
     "News.",
     "killed", "an aid worker < Delta News", yes, sure, actual},
    {"Party leader Sara Okello said the cabinet had split.", "split", "Sara Okello", yes, sure, actual},
    {"The finance minister, Ana Ruiz, said the bank had paid the guerrillas.", "paid", "Ana Ruiz", yes, sure,
     actual},
    {"The rebels say they have taken the town, but the army denies it.", "taken", "The rebels", yes, sure,
     actual},
    {"President Deby believes that Libya supports the rebels.", "supports", "Deby", yes, probable, actual},
    {"Officials fear that the militia will join the rebels.", "join", "Officials", yes, probable, planned},
    {"The prime minister suggested that the unions had financed the march.", "financed", "The prime minister",
     yes, possible, actual},
    {"It was reported that the general had resigned from the council.", "resigned", "", yes, probable,
     actual},
    {"She said the clans had united.", "united", "She", yes, sure, actual},
    {"The envoy, who met the rebels in May, said that talks would resume.", "met", "", yes, sure, actual},
    {"The general claimed responsibility for the attack on the port.", "attack", "The general", yes, sure,
     actual},
    {"The group claims to control the gold mines.", "control", "The group", yes, sure, actual},
    {"Witnesses described how soldiers looted the market.", "looted", "Witnesses", yes, sure, actual},
    {"The ambassador confirmed the withdrawal of the troops from the island.", "withdrawal", "The ambassador",
     yes, sure, actual},
    {"The firm announced the purchase of a rival.", "purchase", "The firm", yes, sure, actual},
    {"The parties to the coalition signed the pact, the mediator said on Friday.", "signed", "the mediator",
     yes, sure, actual},
    {"The bishop said he did not believe that the army had attacked the parish.", "attacked", "The bishop",
     no, probable, actual},
    {"A security source, who asked not to be named, said the cartel bought the drones.", "bought",
     "A security source", yes, sure, actual},
    {"\"We left the coalition in June,\" the League said in a statement.", "left", "League", yes, sure,
     actual},
    {"The cabinet reshuffle was approved by the party, Delta News reported.", "approved", "Delta News", yes,
     sure, actual},
    {"Delta News reported that the insurer had sued the shipyard.", "sued", "Delta News", yes, sure, actual},
    {"The insurer has sued the shipyard, according to court documents seen by Delta News.", "sued",
     "court documents < Delta News", yes, sure, actual},
    {"The regulator ordered the bank not to pay the brothers.", "pay", "", no, sure, demanded},
    {"The mayor wants the army to leave the town.", "leave", "", yes, sure, planned},
    {"The two parties have never merged.", "merged", "", no, sure, actual},
    {"The envoy will not meet the junta.", "meet", "", no, sure, planned},
    {"The firm cannot sell its shares to the fund.", "sell", "", no, sure, actual},
    {"The soldiers were accused of looting the market.", "looting", "", yes, possible, actual},
    {"The militia is suspected of attacking the convoy.", "attacking", "", yes, possible, actual},
    {"The pilot is alleged to have sold fuel to the rebels.", "sold", "", yes, probable, actual},
    {"Negotiators hope that the clans will sign the truce.", "sign", "Negotiators", yes, probable, planned},
    {"The senate rejected a proposal to arm the police.", "arm", "", yes, sure, planned},
    {"After the army captured the hill, the rebels fled to the coast.", "captured", "", yes, sure, actual},
    {"Why did the party leave the coalition?", "leave", "", yes, sure, actual},
    {"Has the company paid the guerrillas?", "paid", "", yes, sure, actual, true},
    {"Will the general meet the envoy?", "meet", "", yes, sure, actual, true},
    {"Do the unions support the cabinet?", "support", "", yes, sure, actual, true},
    {"You joined the front in May, why did you leave it?", "joined", "", yes, sure, actual},
    {"Since you took control of Bria, have you paid the miners?", "took", "", yes, sure, actual},
    {"Since you took control of Bria, have you paid the miners?", "paid", "", yes, sure, actual, true},
    {"The M23 movement has captured Masisi, two security officials said on Saturday.", "captured",
     "two security officials", yes, sure, actual},
    {"Houthi authorities denied that they had detained the aid workers.", "detained", "Houthi authorities",
     no, sure, actual},
    {"An Armenian official, who spoke on condition of anonymity, said Baku had moved troops to the border.",
     "moved", "An Armenian official", yes, sure, actual},
    {"The ministry did not say whether the rebels had left the town.", "left", "The ministry", yes, possible,
     actual},
    {"Tuareg fighters are thought to have joined the coalition.", "joined", "", yes, probable, actual},
    {"The airline said on Tuesday it had bought a rival.", "bought", "The airline", yes, sure, actual},
    {"Analysts said the bank could sell its stake to a fund.", "sell", "Analysts", yes, possible, actual},
    {"Shareholders asked the board to dismiss the chairman.", "dismiss", "", yes, sure, demanded},
    {"\"There was no meeting with the rebels,\" insisted the presidency.", "meeting", "the presidency", no,
     sure, actual},
    {"Neighbouring states have been accused of arming both sides.", "arming", "", yes, possible, actual},
    {"The junta's spokesman, Colonel Aung Min, claimed that rebels had shelled the monastery.", "shelled",
     "Aung Min", yes, sure, actual},
    {"He has repeatedly denied having met the financier.", "met", "He", no, sure, actual},
    {"Both camps pledged not to attack the dam.", "attack", "", no, sure, planned},
    {"It remains unclear who attacked the patrol.", "attacked", "", yes, sure, actual},
    {"Local media reported that the cartel had ambushed a convoy, quoting a police source.", "ambushed",
     "a police source < Local media", yes, sure, actual},
    {"Opposition: government paid the militia", "paid", "Opposition", yes, sure, actual},
    {"In its latest report, the monitoring group said the brigades had recruited children.", "recruited",
     "the monitoring group", yes, sure, actual},
    {"Has Sudan's army retaken the refinery?", "retaken", "", yes, sure, actual, true},
    {"Should the rebels attack again, the army will close the road.", "close", "", yes, sure, conditional},
    {"The trade union neither supports nor opposes the party.", "supports", "", no, sure, actual},
    {"Azerbaijan says it has not violated the truce.", "violated", "Azerbaijan", no, sure, actual},
    {"A spokeswoman for the retailer declined to comment on reports that it had bribed officials.", "bribed",
     "reports", yes, sure, actual},
};

std::string chain_of(const Situation& situation) {
  std::string text;
  for (std::size_t i = 0; i + 1 < situation.attribution.size(); ++i)
    text += (i > 0 ? " < " : "") + fold_name(situation.attribution[i].name, true);
  return text;
}

std::string folded_chain(std::string_view chain) {
  std::string text;
  for (const std::string_view holder : split(chain, '<'))
    text += (text.empty() ? "" : " < ") + fold_name(trim(holder), true);
  return text;
}

// Each sentence must be read right, save those that the parser does not carry: at most one in twenty-five.
TEST(Situation, TableOfSentences) {
  NEEDS_MODEL();
  ASSERT_GE(cases.size(), 180u);
  std::size_t right = 0;
  for (const Case& entry : cases) {
    const Read read(article(entry.text));
    const Situation got = read.at(entry.word);
    ASSERT_FALSE(got.attribution.empty());
    EXPECT_EQ(got.attribution.back().kind, HolderKind::publisher) << entry.text;
    const bool holders = chain_of(got) == folded_chain(entry.holders);
    const bool attributes =
        got.polarity == entry.polarity && got.certainty == entry.certainty && got.mood == entry.mood;
    const bool stated = got.question == entry.question;
    if (stated && (entry.question || (holders && attributes))) {
      ++right;
      continue;
    }
    std::cout << "differs: " << entry.text << " [" << entry.word << "]: " << chain_of(got) << ' '
              << name(got.polarity) << ' ' << name(got.certainty) << ' ' << name(got.mood)
              << (got.question ? " asked" : "") << '\n';
  }
  std::cout << "of " << cases.size() << " right " << right << '\n';
  EXPECT_GE(static_cast<double>(right), 0.96 * static_cast<double>(cases.size()));
}

}  // namespace
}  // namespace hearsay::claims
