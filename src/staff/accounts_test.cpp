// SPDX-License-Identifier: EUPL-1.2
#include "staff/accounts.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "base/env.hpp"
#include "base/error.hpp"
#include "crypto/random.hpp"
#include "staff/codes.hpp"
#include "staff/totp.hpp"
#include "support/soft_authenticator.hpp"
#include "support/temp_folder.hpp"

namespace nb::staff {
namespace {

using namespace std::chrono_literals;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr const char* kPassword = "sieben Ziegen im Schnee";

class Accounts : public testing::Test {
 protected:
  AccountStore open() { return AccountStore({*env_, path_, crypto::PasswordCost::test}); }
  void write_old_file(std::string_view text, std::uint32_t permissions = 0600) { write_file_durably(*env_, old_, bytes_of(text), permissions); }

  test::TempFolder folder_;
  std::string path_ = folder_.file("accounts.db");
  std::string old_ = folder_.file("accounts.json");
  std::unique_ptr<Env> env_ = posix_env();
  crypto::SystemRandom random_;
};

TEST_F(Accounts, AreThereAfterARestartAndOnlyTheRightPasswordFits) {
  ASSERT_TRUE(open().create("stab", kPassword, kNow).has_value());
  AccountStore store = open();
  EXPECT_FALSE(store.empty());
  ASSERT_TRUE(store.verify("stab", kPassword).has_value());
  EXPECT_EQ(store.verify("stab", kPassword)->created, kNow);
  EXPECT_FALSE(store.verify("stab", "sieben Ziegen im Regen").has_value());
  EXPECT_FALSE(store.verify("stabb", kPassword).has_value());
  EXPECT_FALSE(store.verify("stab", std::string(2000, 'x')).has_value());
}

TEST_F(Accounts, AreRefusedWithAReason) {
  AccountStore store = open();
  const auto kind = [&](std::string_view name, std::string_view password) {
    const auto made = store.create(name, password, kNow);
    return made ? std::string("made") : made.error().sentence;
  };
  EXPECT_NE(kind("Stab", kPassword).find("Kontoname"), std::string::npos);
  EXPECT_NE(kind("stab", "kurz").find("zu kurz"), std::string::npos);
  EXPECT_NE(kind("stab", "stab stab stab stab").find("Namen des Kontos"), std::string::npos);
  EXPECT_NE(kind("stab", "lang genug, aber \xFF kaputt").find("nicht lesbar"), std::string::npos);
  EXPECT_NE(kind("stab", "Passwort1234!").find("leicht zu erraten"), std::string::npos);
  EXPECT_EQ(kind("stab", kPassword), "made");
  EXPECT_NE(kind("stab", kPassword).find("gibt es schon"), std::string::npos);
  EXPECT_FALSE(store.add({"presse", "", kNow}, {.name = "zwei\nZeilen"}).has_value());
  EXPECT_FALSE(store.has("presse"));
}

TEST_F(Accounts, TakeANewPassword) {
  AccountStore store = open();
  ASSERT_TRUE(store.create("stab", kPassword, kNow).has_value());
  EXPECT_FALSE(store.set_password("stab", "Sommer2024!Sommer").has_value());
  ASSERT_TRUE(store.set_password("stab", "acht Ziegen im Schnee").has_value());
  EXPECT_FALSE(open().verify("stab", kPassword).has_value());
  EXPECT_TRUE(open().verify("stab", "acht Ziegen im Schnee").has_value());
  EXPECT_FALSE(store.set_password("niemand", kPassword).has_value());
}

TEST_F(Accounts, AreTheSameForTwoProcesses) {
  AccountStore server = open();
  AccountStore command = open();
  ASSERT_TRUE(command.create("stab", kPassword, kNow).has_value());
  EXPECT_EQ(server.names(), std::vector<std::string>{"stab"});
  EXPECT_TRUE(server.verify("stab", kPassword).has_value());
}

TEST_F(Accounts, AreNotThereBeforeTheyAreAdded) {
  AccountStore store = open();
  const auto draft = store.draft("stab", kPassword, kNow);
  ASSERT_TRUE(draft.has_value());
  EXPECT_FALSE(store.verify("stab", kPassword).has_value());
  ASSERT_TRUE(store.add(*draft).has_value());
  EXPECT_TRUE(open().verify("stab", kPassword).has_value());
  EXPECT_FALSE(store.add(*draft).has_value());
  EXPECT_FALSE(store.draft("stab", kPassword, kNow).has_value());
}

TEST_F(Accounts, LieInAFileThatOnlyTheirOwnerReads) {
  ASSERT_TRUE(open().create("stab", kPassword, kNow).has_value());
  const AccountStore store = open();
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(path_).parent_path()))
    EXPECT_EQ(entry.status().permissions() & std::filesystem::perms(0077), std::filesystem::perms::none) << entry.path();
  std::filesystem::permissions(path_, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_THROW(open(), Error);
}

TEST_F(Accounts, OfAnEarlierVersionAreTakenOverOnce) {
  const std::string hash = crypto::hash_password(kPassword, crypto::PasswordCost::test);
  write_old_file(R"({"v":1,"accounts":[{"name":"stab","created":"2023-10-29T11:00:00Z","password":")" + hash + R"("}]})");
  EXPECT_TRUE(open().verify("stab", kPassword).has_value());
  EXPECT_FALSE(env_->exists(old_));
  ASSERT_TRUE(open().set_password("stab", "acht Ziegen im Schnee").has_value());
  write_old_file(R"({"v":1,"accounts":[{"name":"stab","created":"2023-10-29T11:00:00Z","password":")" + hash + R"("}]})");
  EXPECT_FALSE(open().verify("stab", kPassword).has_value()) << "an old file put back does not bring the old password back";
  EXPECT_TRUE(open().verify("stab", "acht Ziegen im Schnee").has_value());
}

/// As version 1 of the file was made.
constexpr const char* kSchema1 =
    "CREATE TABLE account(name TEXT PRIMARY KEY, handle BLOB NOT NULL UNIQUE, created INTEGER NOT NULL, password TEXT, person TEXT NOT NULL DEFAULT '', "
    "office TEXT NOT NULL DEFAULT '', town TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', mail TEXT NOT NULL DEFAULT '', totp BLOB, "
    "totp_step INTEGER NOT NULL DEFAULT 0, totp_since INTEGER, last_sign_in INTEGER) WITHOUT ROWID;"
    "CREATE TABLE passkey(id BLOB PRIMARY KEY, account TEXT NOT NULL, label TEXT NOT NULL, public_key BLOB NOT NULL, counter INTEGER NOT NULL, "
    "backup_eligible INTEGER NOT NULL, backed_up INTEGER NOT NULL, created INTEGER NOT NULL, last_used INTEGER) WITHOUT ROWID;"
    "CREATE INDEX passkey_by_account ON passkey(account, created);"
    "CREATE TABLE printed_code(account TEXT NOT NULL, hash BLOB NOT NULL, used INTEGER, PRIMARY KEY(account, hash)) WITHOUT ROWID;"
    "CREATE TABLE invitation(account TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, issued_by TEXT NOT NULL, issued INTEGER NOT NULL, expires INTEGER NOT NULL, "
    "used INTEGER) WITHOUT ROWID;"
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
    "CREATE VIEW account_row AS SELECT name, person, office, town, phone, mail, created, password IS NOT NULL, totp IS NOT NULL, "
    "(SELECT COUNT(*) FROM passkey WHERE account = a.name), (SELECT COUNT(*) FROM printed_code WHERE account = a.name AND used IS NULL), last_sign_in, "
    "(SELECT expires FROM invitation WHERE account = a.name AND used IS NULL) FROM account a;";

/// "ada" signs in with everything there is, "ben" was invited, "cem" took an invitation up.
void fill_schema_1(storage::Db& db) {
  db.exec(kSchema1);
  db.query("INSERT INTO setting(name, value) VALUES('device_key', ?)").bind(ByteView(Bytes(32, std::byte{7}))).run();
  const std::string hash = crypto::hash_password(kPassword, crypto::PasswordCost::test);
  const auto add = [&](const char* name, const std::optional<std::string>& password, std::byte handle) {
    db.query(
          "INSERT INTO account(name, handle, created, password, person, office, town, phone, mail, last_sign_in) VALUES(?, ?, ?, ?, ?, 'Amt', 'Arnsberg', '02931 0', "
          "'a@example.org', ?)")
        .bind(name, ByteView(Bytes(32, handle)), to_column(kNow), password, std::string("Person ") + name, to_column(kNow + 1h))
        .run();
  };
  add("ada", hash, std::byte{1});
  add("ben", std::nullopt, std::byte{2});
  add("cem", hash, std::byte{3});
  db.query("UPDATE account SET totp = ?, totp_step = 4711, totp_since = 1 WHERE name = 'ada'").bind(ByteView(Bytes(kTotpSecretBytes, std::byte{9}))).run();
  db.query("INSERT INTO passkey VALUES(?, 'ada', 'Diensthandy', ?, 5, 1, 0, ?, NULL)")
      .bind(ByteView(Bytes(16, std::byte{4})), ByteView(Bytes(77, std::byte{5})), to_column(kNow))
      .run();
  db.query("INSERT INTO printed_code(account, hash) VALUES('ada', ?)").bind(code_hash("abcdabcdabcd", "ada")).run();
  const auto invite = [&](const char* name, const char* code, const std::optional<std::int64_t>& used) {
    db.query("INSERT INTO invitation VALUES(?, ?, 'chefin', ?, ?, ?)").bind(name, code_hash(code, ""), to_column(kNow), to_column(kNow + 24h), used).run();
  };
  invite("ben", "aaaaabbbbbcccccddddd", std::nullopt);
  invite("cem", "eeeeefffffggggghhhhh", to_column(kNow + 1h));
  db.set_user_version(1);
}

TEST_F(Accounts, OfSchema1AreAllThereAfterwards) {
  write_file_durably(*env_, path_, {}, 0600);
  {
    storage::Db old({.path = path_});
    fill_schema_1(old);
  }
  for (int time = 1; time <= 2; ++time) {  // the second time it is of schema 2 already
    AccountStore store = open();
    EXPECT_EQ(store.names(), (std::vector<std::string>{"ada", "ben", "cem"}));
    const AccountRow ada = store.find("ada").value();
    EXPECT_EQ(ada.person, (Person{.name = "Person ada", .office = "Amt", .town = "Arnsberg", .phone = "02931 0", .mail = "a@example.org"}));
    EXPECT_EQ(ada.created, kNow);
    EXPECT_EQ(ada.last_sign_in, kNow + 1h);
    EXPECT_TRUE(ada.has_password && ada.has_totp);
    EXPECT_EQ(ada.passkeys, 1U);
    EXPECT_EQ(ada.codes_left, 1U);
    EXPECT_EQ(ada.made_by, "") << "nobody wrote it down";
    EXPECT_TRUE(store.verify("ada", kPassword).has_value());
    EXPECT_EQ(store.factors().judge("ada", "abcd-abcd-abcd", kNow), FactorVerdict::printed_code);
    EXPECT_EQ(store.passkeys().of("ada").at(0).label, "Diensthandy");
    EXPECT_EQ(store.passkeys().user_handle("ada"), Bytes(32, std::byte{1}));
    EXPECT_FALSE(store.find("ben")->has_password);
    EXPECT_EQ(store.find("ben")->invited_until, kNow + 24h);
    EXPECT_EQ(store.invitations().open("aaaaa-bbbbb-ccccc-ddddd", kNow).value(), "ben");
    EXPECT_EQ(store.invitations().let_in_by("ben"), "") << "not yet";
    EXPECT_EQ(store.invitations().let_in_by("cem"), "chefin");
    EXPECT_EQ(store.invitations().open("eeeee-fffff-ggggg-hhhhh", kNow).error(), InvitationFault::used);
  }
  ASSERT_NE(open().invitations().issue("ben", "leitung", random_, kNow, kNow + 24h), "") << "and is written to";
}

TEST_F(Accounts, NotSetUpAreAllFoundAndThoseWithoutAGoodCodeFirst) {
  AccountStore store = open();
  for (const char* name : {"ada", "ben", "cem", "dora"}) ASSERT_TRUE(store.add({name, "", kNow}).has_value());
  ASSERT_TRUE(store.set_password("dora", kPassword).has_value());
  ASSERT_TRUE(store.invitations().issue_all(std::vector<NewInvitation>{{"ada", "aaaaa-bbbbb-ccccc-ddddd"}}, {"init", kNow, kNow + 24h}));
  const auto names = [&](Instant now, std::size_t most) {
    std::vector<std::string> out;
    for (const AccountRow& row : store.not_set_up(now, most)) out.push_back(row.name);
    return out;
  };
  EXPECT_EQ(store.count_not_set_up(), 3U);
  EXPECT_EQ(names(kNow, 10), (std::vector<std::string>{"ben", "cem", "ada"}));
  EXPECT_EQ(names(kNow, 2), (std::vector<std::string>{"ben", "cem"})) << "the next run begins with what is left";
  EXPECT_EQ(names(kNow + 25h, 10), (std::vector<std::string>{"ada", "ben", "cem"})) << "her code has run out";
}

TEST_F(Accounts, SayThatABrokenFileIsOneAndKeepIt) {
  for (const char* text : {"", "{}", "{\"accounts\":[{\"name\":\"x\"}]}", "[1]"}) {
    write_old_file(text);
    EXPECT_THROW(open(), Error) << text;
    EXPECT_TRUE(env_->exists(old_)) << text;
  }
  write_old_file("{\"v\":1,\"accounts\":[]}", 0640);
  EXPECT_THROW(open(), Error) << "others can read it";
  env_->remove(old_);
  write_file_durably(*env_, path_, bytes_of("this is no database at all, but long enough to look at"), 0600);
  EXPECT_THROW(open(), Error);
}

TEST_F(Accounts, AreListedAndFoundByWhoseTheyAre) {
  AccountStore store = open();
  ASSERT_TRUE(store.add({"ada.acker", "", kNow}, {.name = "Ada Acker", .office = "Bürgerbüro", .town = "Arnsberg", .phone = "02931 0", .mail = "ada@example.org"}).has_value());
  ASSERT_TRUE(store.add({"ben.busch", "", kNow}, {.name = "Ben Busch", .office = "100 %"}).has_value());
  EXPECT_EQ(store.count(""), 2U);
  ASSERT_EQ(store.list("bürger", 0, 10).size(), 1U);
  EXPECT_EQ(store.list("BEN", 0, 10).at(0).name, "ben.busch");
  EXPECT_EQ(store.list("%", 0, 10).size(), 1U) << "means itself";
  EXPECT_EQ(store.list("_", 0, 10).size(), 0U);
  EXPECT_EQ(store.list("", 1, 10).at(0).name, "ben.busch");
  EXPECT_EQ(store.find("ada.acker")->person.mail, "ada@example.org");
  EXPECT_FALSE(store.find("ada.acker")->has_password);
  EXPECT_FALSE(store.verify("ada.acker", "").has_value());
  EXPECT_TRUE(store.set_person("ada.acker", {.name = "Ada Berg"}));
  EXPECT_EQ(store.find("ada.acker")->person.name, "Ada Berg");
  store.signed_in("ada.acker", kNow);
  EXPECT_EQ(store.find("ada.acker")->last_sign_in, kNow);
  store.remove("ada.acker");
  EXPECT_FALSE(store.find("ada.acker").has_value());
}

TEST_F(Accounts, AreTenThousandWithoutAnybodyWaiting) {
  AccountStore store = open();
  const std::string hash = crypto::hash_password(kPassword, crypto::PasswordCost::test);
  std::vector<std::pair<Account, Person>> people;
  for (int i = 0; i < 10'000; ++i) people.push_back({{"a" + std::to_string(i), hash, kNow}, {.name = "Person " + std::to_string(i)}});
  ASSERT_TRUE(store.add_all(people).has_value());
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(store.count(""), 10'000U);
  EXPECT_EQ(store.list("", 9'950, 100).size(), 50U);
  EXPECT_EQ(store.list("Person 9999", 0, 100).size(), 1U);
  EXPECT_TRUE(store.verify("a9999", kPassword).has_value());
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 1s);
  people[1].second.name = "zwei\nZeilen";
  EXPECT_FALSE(store.add_all(people).has_value());
}

// ---- second factors

class Factors : public Accounts {
 protected:
  Factors() { EXPECT_TRUE(store_.create("stab", kPassword, kNow).has_value()); }
  [[nodiscard]] std::string code(Instant at) const { return totp_code(secret_, totp_step(at)); }
  void enrol_app() { ASSERT_TRUE(store_.factors().enrol_app("stab", secret_, code(kNow), kNow)); }

  AccountStore store_ = open();
  Bytes secret_ = make_totp_secret(random_);
};

TEST_F(Factors, AreNotAskedForBeforeThereIsOne) {
  EXPECT_EQ(store_.factors().use("stab", "", kNow), FactorVerdict::none_enrolled);
  EXPECT_EQ(store_.factors().use("niemand", "123456", kNow), FactorVerdict::none_enrolled);
  EXPECT_FALSE(store_.factors().enrolled("stab"));
}

TEST_F(Factors, TakeEachCodeOfTheAppOnce) {
  EXPECT_FALSE(store_.factors().enrol_app("stab", secret_, "000000", kNow));
  enrol_app();
  EXPECT_TRUE(store_.factors().enrolled("stab"));
  EXPECT_EQ(store_.factors().use("stab", "", kNow), FactorVerdict::missing);
  EXPECT_EQ(store_.factors().use("stab", "12345", kNow), FactorVerdict::wrong);
  EXPECT_EQ(store_.factors().use("stab", code(kNow), kNow), FactorVerdict::reused) << "enrolling used it up";
  const Instant later = kNow + 60s;
  EXPECT_EQ(store_.factors().judge("stab", code(later), later), FactorVerdict::app_code);
  EXPECT_EQ(store_.factors().use("stab", code(later), later), FactorVerdict::app_code);
  EXPECT_EQ(store_.factors().use("stab", code(later), later), FactorVerdict::reused);
  EXPECT_EQ(store_.factors().use("stab", code(later - 30s), later), FactorVerdict::reused) << "an older step";
  EXPECT_EQ(store_.factors().use("stab", code(later + 30s), later), FactorVerdict::app_code) << "a clock that is half a minute ahead";
  EXPECT_EQ(store_.factors().use("stab", code(later + 120s), later), FactorVerdict::wrong);
  store_.factors().remove_app("stab");
  EXPECT_FALSE(store_.factors().enrolled("stab"));
}

TEST_F(Factors, LetOnePassOfManyWhoSendTheSameCodeAtOnce) {
  enrol_app();
  const Instant later = kNow + 60s;
  std::atomic<int> passed = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { passed += store_.factors().use("stab", code(later), later) == FactorVerdict::app_code ? 1 : 0; });
  }
  EXPECT_EQ(passed, 1);
}

TEST_F(Factors, StandOnPaperTenTimesAndEachIsGoodOnce) {
  const std::vector<std::string> codes = store_.factors().print_codes("stab", random_);
  ASSERT_EQ(codes.size(), 10U);
  EXPECT_EQ(store_.find("stab")->codes_left, 10U);
  EXPECT_EQ(store_.factors().use("stab", codes[3], kNow), FactorVerdict::printed_code);
  EXPECT_EQ(store_.factors().use("stab", codes[3], kNow), FactorVerdict::reused);
  EXPECT_EQ(store_.find("stab")->codes_left, 9U);
  ASSERT_TRUE(store_.create("presse", "acht Ziegen im Schnee", kNow).has_value());
  EXPECT_EQ(store_.factors().use("presse", codes[4], kNow), FactorVerdict::none_enrolled) << "somebody else's";
  (void)store_.factors().print_codes("stab", random_);
  EXPECT_EQ(store_.factors().use("stab", codes[4], kNow), FactorVerdict::wrong) << "an old sheet";
}

TEST_F(Factors, CountPrintedCodesUntilTheyRunOut) {
  EXPECT_FALSE(store_.factors().printed_codes("stab").run_out()) << "never printed";
  std::size_t left = 10;
  for (const std::string& code : store_.factors().print_codes("stab", random_)) {
    EXPECT_EQ(store_.factors().printed_codes("stab").left, left);
    EXPECT_EQ(store_.factors().printed_codes("stab").run_out(), left <= 2) << left;
    ASSERT_EQ(store_.factors().use("stab", code, kNow), FactorVerdict::printed_code);
    --left;
  }
  const PrintedCodes none = store_.factors().printed_codes("stab");
  EXPECT_EQ(none.given, 10U);
  EXPECT_EQ(none.left, 0U);
  EXPECT_TRUE(none.run_out());
  (void)store_.factors().print_codes("stab", random_);
  EXPECT_FALSE(store_.factors().printed_codes("stab").run_out());
}

TEST_F(Factors, StayAskedForWhenTheLastPrintedCodeIsUsed) {
  for (const std::string& code : store_.factors().print_codes("stab", random_)) ASSERT_EQ(store_.factors().use("stab", code, kNow), FactorVerdict::printed_code);
  EXPECT_EQ(store_.find("stab")->codes_left, 0U);
  EXPECT_EQ(store_.factors().judge("stab", "", kNow), FactorVerdict::missing);
  EXPECT_EQ(store_.factors().judge("stab", "ABCD-EFGH", kNow), FactorVerdict::wrong);
  EXPECT_TRUE(store_.factors().enrolled("stab"));
}

TEST_F(Factors, KnowADeviceAgainForItsAccountForHalfAYear) {
  const std::string mark = store_.factors().device_mark("stab", random_, kNow);
  const auto known = store_.factors().known_device("stab", mark, kNow + 24h);
  ASSERT_TRUE(known.has_value());
  EXPECT_EQ(known, open().factors().known_device("stab", mark, kNow)) << "after a restart too";
  EXPECT_NE(known, store_.factors().known_device("stab", store_.factors().device_mark("stab", random_, kNow), kNow));
  EXPECT_FALSE(store_.factors().known_device("presse", mark, kNow).has_value());
  EXPECT_FALSE(store_.factors().known_device("stab", mark, kNow + 24h * 181).has_value());
  std::string forged = mark;
  forged[5] = forged[5] == 'A' ? 'B' : 'A';
  for (const std::string& bad : {forged, std::string(), mark.substr(1)}) EXPECT_FALSE(store_.factors().known_device("stab", bad, kNow).has_value()) << bad;
}

// ---- passkeys

class Passkeys : public Factors {
 protected:
  static NewPasskey made(const std::string& id) {
    const test::SoftAuthenticator key(id);
    const Bytes challenge(32);
    return verify_registration({.rp_id = "localhost", .origins = {"http://localhost:8080"}}, challenge, key.make(challenge)).value();
  }
};

TEST_F(Passkeys, AreSeveralWithNamesAndRemovable) {
  EXPECT_EQ(store_.passkeys().user_handle("stab").size(), 32U);
  EXPECT_TRUE(store_.passkeys().user_handle("niemand").empty());
  ASSERT_TRUE(store_.passkeys().add("stab", made("first"), " Diensthandy ", kNow));
  ASSERT_TRUE(store_.passkeys().add("stab", made("second"), "", kNow + 1s));
  EXPECT_FALSE(store_.passkeys().add("stab", made("first"), "noch einmal", kNow)) << "the same credential id";
  EXPECT_FALSE(store_.passkeys().add("niemand", made("third"), "", kNow));
  const auto rows = store_.passkeys().of("stab");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].label, "Diensthandy");
  EXPECT_EQ(rows[1].label, "Passkey");
  EXPECT_TRUE(store_.factors().enrolled("stab"));
  EXPECT_TRUE(store_.passkeys().rename("stab", rows[1].id, "Schlüsselbund"));
  EXPECT_FALSE(store_.passkeys().remove("presse", rows[0].id)) << "somebody else's";
  EXPECT_TRUE(store_.passkeys().remove("stab", rows[0].id));
  ASSERT_EQ(store_.passkeys().of("stab").size(), 1U);
  EXPECT_EQ(store_.passkeys().of("stab")[0].label, "Schlüsselbund");
}

TEST_F(Passkeys, KeepTheirCounterAndBelongToOneAccount) {
  const NewPasskey key = made("first");
  ASSERT_TRUE(store_.passkeys().add("stab", key, "", kNow));
  const auto found = store_.passkeys().find(key.credential_id);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->account, "stab");
  EXPECT_EQ(found->stored.counter, 1U);
  EXPECT_EQ(found->stored.user_handle, store_.passkeys().user_handle("stab"));
  EXPECT_TRUE(store_.passkeys().use(key.credential_id, 1, {.counter = 7, .user_verified = true}, kNow + 1h));
  EXPECT_FALSE(store_.passkeys().use(key.credential_id, 1, {.counter = 8, .user_verified = true}, kNow + 1h)) << "used elsewhere meanwhile";
  EXPECT_EQ(store_.passkeys().find(key.credential_id)->stored.counter, 7U);
  EXPECT_EQ(store_.passkeys().of("stab")[0].last_used, kNow + 1h);
  EXPECT_FALSE(store_.passkeys().find(Bytes(5)).has_value());
}

TEST_F(Passkeys, AreBoundedPerAccount) {
  for (std::size_t i = 0; i < kPasskeysPerAccountMax; ++i) ASSERT_TRUE(store_.passkeys().add("stab", made("key " + std::to_string(i)), "", kNow));
  EXPECT_FALSE(store_.passkeys().add("stab", made("one more"), "", kNow));
}

// ---- invitations

TEST_F(Passkeys, AndAllElseAreGoneWithAnInvitationThatWasTakenUp) {
  enrol_app();
  ASSERT_TRUE(store_.passkeys().add("stab", made("lost"), "", kNow));
  (void)store_.factors().print_codes("stab", random_);
  const std::string code = store_.invitations().issue("stab", "chefin", random_, kNow, kNow + 24h);
  EXPECT_TRUE(store_.verify("stab", kPassword).has_value()) << "nothing has changed yet";
  EXPECT_EQ(store_.invitations().open(code, kNow).value(), "stab");
  EXPECT_EQ(store_.find("stab")->invited_until, kNow + 24h);
  const std::string hash = store_.hash("stab", "acht Ziegen im Schnee").value();
  ASSERT_EQ(store_.invitations().accept(code, hash, kNow + 1h).value(), "stab");
  EXPECT_FALSE(store_.verify("stab", kPassword).has_value());
  EXPECT_TRUE(store_.verify("stab", "acht Ziegen im Schnee").has_value());
  EXPECT_FALSE(store_.factors().enrolled("stab"));
  EXPECT_EQ(store_.invitations().accept(code, hash, kNow + 1h).error(), InvitationFault::used);
  EXPECT_FALSE(store_.find("stab")->invited_until.has_value());
}

TEST_F(Factors, AnInvitationEndsByItselfOrWithTheNextOne) {
  const std::string first = store_.invitations().issue("stab", "chefin", random_, kNow, kNow + 24h);
  EXPECT_EQ(store_.invitations().open(first, kNow + 24h).error(), InvitationFault::expired);
  const std::string second = store_.invitations().issue("stab", "chefin", random_, kNow, kNow + 24h);
  EXPECT_EQ(store_.invitations().open(first, kNow).error(), InvitationFault::unknown);
  std::string loud = second;
  for (char& one : loud) one = one >= 'a' && one <= 'z' ? static_cast<char>(one - 'a' + 'A') : one;
  EXPECT_TRUE(store_.invitations().open(" " + loud, kNow).has_value());
  EXPECT_EQ(store_.invitations().open("", kNow).error(), InvitationFault::unknown);
  EXPECT_EQ(store_.invitations().issue("niemand", "chefin", random_, kNow, kNow + 24h), "");
  store_.invitations().withdraw("stab");
  EXPECT_FALSE(store_.invitations().open(second, kNow).has_value());
}

TEST_F(Factors, RemembersWhoLetSomebodyInUntilTheMachineDoes) {
  EXPECT_EQ(store_.invitations().let_in_by("stab"), "");
  const std::string code = store_.invitations().issue("stab", "chefin", random_, kNow, kNow + 24h);
  EXPECT_EQ(store_.invitations().let_in_by("stab"), "") << "not yet";
  ASSERT_TRUE(store_.invitations().accept(code, store_.hash("stab", "neun Ziegen im Schnee").value(), kNow));
  EXPECT_EQ(store_.invitations().let_in_by("stab"), "chefin");
  ASSERT_NE(store_.invitations().issue("stab", "anna", random_, kNow, kNow + 24h), "");
  ASSERT_TRUE(store_.set_password("stab", "zehn Ziegen im Schnee"));
  EXPECT_EQ(store_.invitations().let_in_by("stab"), "chefin") << "neither a code that nobody used nor a new password of one's own changes it";
  ASSERT_TRUE(store_.reset_password("stab", "elf Ziegen im Schnee!"));
  EXPECT_EQ(store_.invitations().let_in_by("stab"), "");
}

TEST_F(Factors, WithdrawsOpenCodesWhenTheAccountChanges) {
  const std::string code = store_.invitations().issue("stab", "chefin", random_, kNow, kNow + 24h);
  store_.invitations().withdraw_others("stab", "chefin");
  EXPECT_TRUE(store_.invitations().open(code, kNow)) << "her own";
  store_.invitations().withdraw_others("stab", "anna");
  EXPECT_FALSE(store_.invitations().open(code, kNow));
  const std::string sheet = store_.invitations().issue("stab", kMachineActor, random_, kNow, kNow + 24h);
  store_.invitations().withdraw_others("stab", "anna");
  EXPECT_TRUE(store_.invitations().open(sheet, kNow)) << "a sealed sheet";
  ASSERT_TRUE(store_.set_password("stab", "zehn Ziegen im Schnee"));
  EXPECT_FALSE(store_.invitations().open(sheet, kNow));
}

}  // namespace
}  // namespace nb::staff
