// What single arcs cannot know: mistakes of the parser that the tree as a whole shows. The result of each
// mend stays a tree. Linear to quadratic in the sentence.
#pragma once

#include "syntax/sentence.hpp"

namespace hearsay::syntax {

// "between members of A and officers of B": parsers coordinate the officers with A. "Between" asks for two,
// so a common noun that is coordinated with a name inside of its first part is the second part.
void mend_between(Sentence& sentence);

// "attacked A but not B": parsers may coordinate B with the verb. A name without a clause of its own is
// coordinated with the verb's object.
void mend_nominal_conjuncts(Sentence& sentence);

// "The bank confirmed on Thursday that it had merged": parsers may take a past tense for a participle on its
// subject, and leave the sentence without a verb. What has a that-clause is no participle.
void mend_lost_verb(Sentence& sentence);

// "allegations that it had financed the party": parsers may take the conjunction for a relative pronoun. A
// clause that has a subject and an object, or lies behind "learned from X", lacks nothing.
void mend_relative_that(Sentence& sentence);

// --- what hangs on a verb ---

// "paid the Kestrel Brigades 2 million dollars": parsers take a recipient into the phrase of what is given.
void mend_recipients(Sentence& sentence);

// "was attacked, and with some ferocity, by A", "was taken by forces allied to A": an agent behind an
// interruption hangs on its verb.
void mend_agents(Sentence& sentence);

// "without A attacking B", "with A holding B": A is the subject of the gerund.
void mend_gerund_subjects(Sentence& sentence);

// "with A as its leader": the role hangs on A.
void mend_small_clauses(Sentence& sentence);

// "it was A, not B, that attacked C": the clause is about A.
void mend_clefts(Sentence& sentence);

// "Rather than attacking A, B fought C": what opens the gerund hangs on it.
void mend_rather_than(Sentence& sentence);

// "Should A attack B, C will leave": the inverted clause is the condition, and not the main clause.
void mend_inversions(Sentence& sentence);

// "by Perseus Bulk": a preposition in front of a name of several words hangs on the word that heads it.
void mend_prepositions(Sentence& sentence);

// A name without a preposition before a finite verb that has no subject is its subject: "before dawn A left".
void mend_bare_subjects(Sentence& sentence);

// "said A was fighting B, and accused C": the second verb is the speaker's.
void mend_second_speech(Sentence& sentence);

// "said in an address that A had fled": what is said hangs on the verb, not on the address.
void mend_said_in_speech(Sentence& sentence);

// "captured Um Sunta": a capitalised word that the parser takes for an exclamation or a participle, right
// before a name in small-lettered text, is the first word of the name.
void mend_opening_words(Sentence& sentence);

// --- what is coordinated with what ---

// "A and, on market days, B": parsers hang B on what is put in between.
void mend_insertions(Sentence& sentence);

// "detained A, and the B, after lunch, withdrew": B is the subject of the second verb, which has no "and" of
// its own.
void mend_fresh_subjects(Sentence& sentence);

// "… after a battle with the A, residents and B said": who says it is no part of the list before.
void mend_swallowed_speakers(Sentence& sentence);

// "Not only A but also B is present": two are.
void mend_not_only(Sentence& sentence);

// "A, together with B, attacked C": two attacked.
void mend_companions(Sentence& sentence);

// "killed 12 men of the A and nine guards": what has a figure is coordinated with what has one.
void mend_counted_conjuncts(Sentence& sentence);

// "the government of A and the B signed": the second party is the B, not a second country.
void mend_governments(Sentence& sentence);

// "supplied A with rockets, B with drones": B is coordinated with A, not with the rockets.
void mend_recipient_chains(Sentence& sentence);

// "A finances B; C, D", "A armed B and C the D", "A left B in 2022 and C in 2023", "A lost 14 men and the B
// 31": the second clause has no verb. Its subject becomes a conjunct of the verb, the rest its orphan.
void mend_gaps(Sentence& sentence);

// --- subjects that are lost behind other words ---

// "after gunmen of A, a unit of B, opened fire": parsers take "after" for a preposition.
void mend_subordinate_subjects(Sentence& sentence);

// "In a post on Telegram, its spokesman, X, said": whoever stands before the verb is no part of the phrase in
// front.
void mend_fronted_subjects(Sentence& sentence);

// "left on Thursday and its leader, X, accused": the title is the subject, the name its apposition.
void mend_subject_titles(Sentence& sentence);

// "said gunmen loyal to A had attacked B": nobody is told, the gunmen attacked.
void mend_said_subjects(Sentence& sentence);

// "A, known as B, and C signed": A and C did.
void mend_second_subjects(Sentence& sentence);

// --- participles ---

// "the army and allied fighters took": what describes the second is no verb.
void mend_describing_participles(Sentence& sentence);

// "is led by A, better known as B, and has": B is what A is called.
void mend_known_as(Sentence& sentence);

// "took A, residents said, forcing B to leave": the taking forced them, not the residents.
void mend_results_behind_speech(Sentence& sentence);

// "is due to travel": the infinitive hangs on "due".
void mend_due(Sentence& sentence);

// --- phrases ---

// "and on 14 January a delegation left": the date is the verb's, and counts no delegation.
void mend_dates_before_subjects(Sentence& sentence);

// "sanctions on A, known as B, and on C": C is coordinated with A, which has the same preposition.
void mend_repeated_prepositions(Sentence& sentence);

// "on rebel leader X": a name right behind a title is not a phrase of the verb.
void mend_titles(Sentence& sentence);

// "the governor of A, X, dismissed": X is the governor, and not A.
void mend_role_appositions(Sentence& sentence);

// "17 men were killed and 11 wounded": the second figure is what the second participle is said of.
void mend_second_figures(Sentence& sentence);

// "A remains, according to B, and C plans": the source stands for what is said before it.
void mend_sources_before_conjuncts(Sentence& sentence);

// "a local official blamed A": taken for two adjectives.
void mend_official_verbs(Sentence& sentence);

// "its chief executive, A, said": whoever has a name behind him is no adjective.
void mend_titled_adjectives(Sentence& sentence);

// "wanted them to continue and might leave", "denied shelling A and accused B": what has a modal or a tense
// is no second infinitive or gerund.
void mend_modal_conjuncts(Sentence& sentence);

// "they would found a party": no "find".
void mend_founding(Sentence& sentence);

// "the truce that A brokered": a conjunction that is an object is a pronoun.
void mend_relative_pronouns(Sentence& sentence);

// "denied wrongdoing and threatened to sue": the second verb has the first one's tense.
void mend_second_tenses(Sentence& sentence);

}  // namespace hearsay::syntax
