#include "entities/alias_index_builder.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "entities/added_aliases.hpp"
#include "entities/alias_changes.hpp"
#include "entities/alias_index.hpp"
#include "entities/alias_keys.hpp"
#include "entities/alias_layout.hpp"
#include "entities/alias_record.hpp"
#include "entities/file_writer.hpp"
#include "entities/key_table.hpp"
#include "entities/term_collection.hpp"

namespace hearsay::entities {
namespace {

using mentions::EntityKind;

constexpr std::size_t batch_size = 1 << 15;
constexpr std::uint32_t none = AddedAliases::none;

struct Pending {
  std::string id;
  std::string alias;
  EntityKind kind = EntityKind::other;
  Strength strength = Strength::strong;
  bool stated = false;
  // Filled in by the threads:
  NormalisedName name;
  std::vector<std::string> identities;  // of its tokens
  std::vector<std::uint64_t> keys;
};

}  // namespace

class AliasIndexBuilder::Implementation {
 public:
  Implementation(const NameRules& rules, const std::string& path, unsigned threads)
      : rules_(&rules),
        path_(path),
        threads_(std::max(1U, threads)),
        output_(path),
        records_(path),
        terms_(path),
        alias_keys_(path) {}

  void add(std::string_view id, EntityKind kind, std::string_view alias, Strength strength, bool stated) {
    if (alias.size() > longest_alias || id.size() > longest_alias) {
      ++summary_.left_out;
      return;
    }
    if (count_ == batch_.size()) batch_.emplace_back();
    Pending& pending = batch_[count_++];
    pending.id = id;
    pending.alias = alias;
    pending.kind = kind;
    pending.strength = strength;
    pending.stated = stated;
    if (count_ == batch_size) take_batch();
  }

  AliasIndexSummary finish(std::string_view note, unsigned rights) {
    take_batch();
    take_batch();
    batch_ = {};
    ready_ = {};
    added_ = {};
    SectionWriter writer(output_);
    output_.write(std::string(sizeof(FileHeader), '\0'));
    write_entities(writer);
    terms_.write(writer, strengths_.size());
    summary_.terms = terms_.size();
    write_aliases(writer);
    terms_.write_keys(writer);
    alias_keys_.write(writer, Section::alias_buckets);
    output_.write(std::string(up_to_eight(output_.size()) - output_.size(), '\0'));
    write_header(writer);
    if (!note.empty()) write_note(note);
    output_.synchronise(rights);
    output_.replace(path_);
    return summary_;
  }

 private:
  void prepare(Pending& pending) const {
    pending.name = rules_->normalise(pending.alias, pending.kind);
    if (pending.stated && pending.strength == Strength::strong)
      pending.strength = strength_of(pending.name, pending.kind);
    pending.identities.clear();
    for (const NameToken& token : pending.name.tokens)
      pending.identities.push_back(identity_of(token));
    pending.keys = filing_keys(pending.name, pending.kind);
  }

  // Normalises the names that wait, on all threads; meanwhile this one takes in those of the batch before, in
  // their order, and then helps.
  void take_batch() {
    constexpr std::size_t piece = 64;
    std::atomic<std::size_t> next = 0;
    std::vector<std::exception_ptr> errors(threads_);
    const auto work = [&](std::size_t thread) noexcept {
      try {
        if (thread == 0)
          for (std::size_t i = 0; i < ready_count_; ++i)
            take(ready_[i]);
        for (std::size_t begin; (begin = next.fetch_add(piece)) < count_;)
          for (std::size_t i = begin; i < std::min(begin + piece, count_); ++i)
            prepare(batch_[i]);
      } catch (...) {
        errors[thread] = std::current_exception();
      }
    };
    std::vector<std::thread> threads;
    for (std::size_t thread = 1; thread < threads_; ++thread)
      threads.emplace_back(work, thread);
    work(0);
    for (std::thread& thread : threads)
      thread.join();
    for (const std::exception_ptr& error : errors)
      if (error) std::rethrow_exception(error);
    batch_.swap(ready_);
    ready_count_ = std::exchange(count_, 0);
  }

  void take(const Pending& pending) {
    if (pending.name.tokens.empty()) {
      ++summary_.left_out;
      return;
    }
    const std::uint32_t entity = entity_of(pending.id);
    const auto number = static_cast<std::uint32_t>(strengths_.size());
    const std::uint64_t hash = mixed(fnv1a(pending.alias, mixed(entity)));
    if (const std::uint32_t known = added_.insert(hash); known != none) {
      strengths_[known] = std::min(strengths_[known], pending.strength);
      return;
    }
    if (number == none - 1) throw DataError(path_, "", "there are more names than a file of names can hold");
    strengths_.push_back(pending.strength);
    terms_of_alias_.clear();
    for (std::size_t i = 0; i < pending.identities.size(); ++i)
      terms_of_alias_.push_back(terms_.number_of(pending.identities[i], pending.name.tokens[i]));
    append(pending, entity);
    for (const std::uint64_t key : pending.keys)
      alias_keys_.add(key, number);
    alias_keys_.add(key_of_entity(pending.id), number);
    count_terms();
  }

  void append(const Pending& pending, std::uint32_t entity) {
    const AliasParts parts(pending.name);
    AliasView view = parts.view();
    view.entity = entity;
    view.kind = pending.kind;
    view.strength = pending.strength;
    view.terms = terms_of_alias_;
    view.spelling = pending.alias;
    record_.clear();
    append_alias(record_, view);
    offsets_.push_back(static_cast<std::uint32_t>(record_words_));
    record_words_ += record_.size();
    if (record_words_ > none) throw DataError(path_, "", "the names are more than a file of names can hold");
    records_.add_bytes({reinterpret_cast<const char*>(record_.data()), record_.size() * sizeof(record_[0])});
  }

  void count_terms() {
    std::sort(terms_of_alias_.begin(), terms_of_alias_.end());
    terms_of_alias_.erase(std::unique(terms_of_alias_.begin(), terms_of_alias_.end()), terms_of_alias_.end());
    terms_.count(terms_of_alias_);
  }

  std::uint32_t entity_of(const std::string& id) {
    const auto [known, added] = entities_.emplace(id, static_cast<std::uint32_t>(entity_offsets_.size()));
    if (added) {
      entity_offsets_.push_back(entity_ids_.size());
      entity_ids_ += id;
    }
    return known->second;
  }

  void write_entities(SectionWriter& writer) {
    entities_ = {};
    summary_.entities = entity_offsets_.size();
    entity_offsets_.push_back(entity_ids_.size());
    writer.write_section(Section::entity_offsets, entity_offsets_);
    writer.begin(Section::entity_ids);
    writer.write(entity_ids_);
    writer.end();
    entity_ids_ = {};
  }

  // The second look at all names, now that it is known how common their parts are.
  void write_aliases(SectionWriter& writer) {
    summary_.aliases = strengths_.size();
    std::vector<std::uint32_t> lists(terms_.lists().back());
    std::vector<std::uint32_t> next(terms_.lists().begin(), terms_.lists().end() - 1);
    writer.begin(Section::alias_records);
    offsets_.push_back(static_cast<std::uint32_t>(record_words_));
    Words record;
    std::vector<std::uint32_t> window;
    std::uint64_t window_begin = 0;  // in words
    for (std::uint32_t number = 0; number < summary_.aliases; ++number) {
      if (offsets_[number + 1] > window_begin + window.size()) {
        window_begin = offsets_[number];
        read_window(window, window_begin);
      }
      const auto begin = window.begin() + static_cast<std::ptrdiff_t>(offsets_[number] - window_begin);
      record.assign(begin, begin + (offsets_[number + 1] - offsets_[number]));
      set_strength(record, strengths_[number]);
      terms_of_alias_.clear();
      for (std::uint32_t& term : terms_in(record))
        terms_of_alias_.push_back(term = terms_.renumbered(term));
      writer.write(record);
      list_terms(number, lists, next);
    }
    writer.end();
    writer.write_section(Section::alias_offsets, offsets_);
    writer.write_section(Section::term_aliases, lists);
  }

  void read_window(std::vector<std::uint32_t>& window, std::uint64_t begin) {
    window.resize(std::size_t{1} << 20);
    const std::size_t bytes =
        records_.read_at(begin * 4, reinterpret_cast<char*>(window.data()), window.size() * 4);
    window.resize(bytes / 4);
  }

  void list_terms(std::uint32_t number, std::vector<std::uint32_t>& lists, std::vector<std::uint32_t>& next) {
    std::vector<std::uint32_t>& terms = terms_of_alias_;
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    common_.clear();
    for (const std::uint32_t term : terms) {
      lists[next[term]++] = number;
      if (const std::uint32_t group = terms_.group_of(term); terms_.is_common(group))
        common_.push_back(group);
    }
    std::sort(common_.begin(), common_.end());
    common_.erase(std::unique(common_.begin(), common_.end()), common_.end());
    for (std::size_t i = 0; i < common_.size(); ++i)
      for (std::size_t j = i + 1; j < common_.size(); ++j)
        alias_keys_.add(key_of_groups(common_[i], common_[j]), number);
  }

  void write_header(const SectionWriter& writer) {
    FileHeader header;
    header.header_bytes = sizeof(header);
    header.base_bytes = output_.size();
    const std::string rules = rules_->fingerprint();
    std::copy_n(rules.begin(), std::min(rules.size(), header.rules.size()), header.rules.begin());
    header.entities = summary_.entities;
    header.aliases = summary_.aliases;
    header.terms = summary_.terms;
    header.groups = terms_.group_count();
    header.sections = writer.places();
    header.checksum = header_checksum(header);
    output_.flush();
    output_.write_at(0, {reinterpret_cast<const char*>(&header), sizeof(header)});
    summary_.bytes = output_.size();
  }

  // It stands with the changes, behind the sections.
  void write_note(std::string_view note) {
    std::string bytes;
    append_change(bytes, {ChangeKind::note, EntityKind::other, Strength::strong, "", std::string(note)});
    output_.write(bytes);
    summary_.bytes = output_.size();
  }

  const NameRules* rules_;
  std::string path_;
  unsigned threads_;
  BufferedFile output_;
  AliasIndexSummary summary_;

  std::vector<Pending> batch_;
  std::size_t count_ = 0;       // of the batch
  std::vector<Pending> ready_;  // the batch before, normalised
  std::size_t ready_count_ = 0;

  std::unordered_map<std::string, std::uint32_t> entities_;
  std::vector<std::uint64_t> entity_offsets_;
  std::string entity_ids_;

  AddedAliases added_;
  std::vector<Strength> strengths_;     // of each alias
  std::vector<std::uint32_t> offsets_;  // of each alias, in words
  std::uint64_t record_words_ = 0;
  Spool records_;
  Words record_;
  std::vector<std::uint32_t> terms_of_alias_, common_;

  TermCollection terms_;
  KeyTable alias_keys_;
};

AliasIndexBuilder::AliasIndexBuilder(const NameRules& rules, const std::string& path, unsigned threads)
    : implementation_(std::make_unique<Implementation>(rules, path, threads)) {}

AliasIndexBuilder::~AliasIndexBuilder() = default;

void AliasIndexBuilder::add(std::string_view id, EntityKind kind, std::string_view alias, Strength strength) {
  implementation_->add(id, kind, alias, strength, false);
}

void AliasIndexBuilder::add_stated(std::string_view id, EntityKind kind, std::string_view alias,
                                   Strength stated) {
  implementation_->add(id, kind, alias, stated, true);
}

AliasIndexSummary AliasIndexBuilder::finish(std::string_view note, unsigned rights) {
  return implementation_->finish(note, rights);
}

}  // namespace hearsay::entities
