// SPDX-License-Identifier: EUPL-1.2
// kill -9 on the whole program while a circular goes out by mail: nobody is forgotten, nobody gets it twice, and what nobody can know
// is listed for a person to decide, at most one mail for each kill. The moments of the kills fall as they fall.
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <thread>

#include "base/env.hpp"
#include "circular/contacts.hpp"
#include "circular/queries.hpp"
#include "http/program.hpp"
#include "storage/sqlite/db.hpp"
#include "support/mail_server.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;
using circular::MailState;

const LogName kArnsbergLog = *LogName::parse("05958004/main");
constexpr std::size_t kPeopleMax = 150;
constexpr int kKills = 3;

/// The installed program, as an operator starts it.
class Child {
 public:
  Child(const std::string& dir, std::uint16_t port, const std::string& log) {
    std::vector<std::string> words{NB_READER,    "serve", "--dir", dir, "--port", std::to_string(port), "--public-url", "http://localhost:" + std::to_string(port),
                                   "--clock-at", kMoment};
    std::vector<char*> arguments;
    for (std::string& one : words) arguments.push_back(one.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    EXPECT_EQ(::posix_spawn(&pid_, NB_READER, &actions, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
  }
  ~Child() { end(SIGKILL); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  /// Sends the signal and waits for the end.
  void end(int signal) {
    if (pid_ <= 0) return;
    ::kill(pid_, signal);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
};

/// Asks again and again, for half a minute.
template <class F>
bool eventually(F&& done) {
  for (int i = 0; i < 6000; ++i) {
    if (done()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

bool answers(std::uint16_t port) {
  const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  const bool there = ::connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  ::close(client);
  return there;
}

/// The ids of the people whom the page offers.
std::vector<std::string> people_on(const std::string& page) {
  std::vector<std::string> out;
  for (auto at = page.find("<option value=\"d"); at != std::string::npos && out.size() < kPeopleMax; at = page.find("<option value=\"d", at + 1)) {
    const auto from = at + 15;
    out.push_back(page.substr(from, page.find('"', from) - from));
  }
  return out;
}

struct CircularKill : testing::Test {
  TempFolder folder;
  std::string dir = folder.file("d");
  MisbehavingMailServer mail;
  std::vector<std::string> people;
  std::string subject;

  /// A municipality with addresses and a circular that is written and not sent.
  void prepare() {
    install(dir);
    const std::string path = dir + "/notbetrieb.toml";
    std::ifstream in(path);
    std::string text(std::istreambuf_iterator<char>(in), {});
    const auto at = text.find("[mail]");
    text.replace(at, text.find("link_days", at) - at,
                 "[mail]\nserver = \"127.0.0.1\"\nport = " + std::to_string(mail.port()) + "\ntls = \"none\"\nfrom = \"stab@rathaus.example\"\nlink = \"http://probe.example\"\n");
    std::ofstream(path) << text;
    {
      const Program program(dir);
      HttpClient client = program.signed_in();
      people = people_on(client.get("/stab/rundschreiben?ort=arnsberg").between("id=\"person\"", "</select>"));
      Fields form = console_form(client, "circular.write", "arnsberg", {{"titel", "Alle kommen"}, {"text0", "Um neun Uhr."}, {"abschnitte", "1"}});
      const HttpAnswer written = client.post("/stab/aktion", form);
      subject = written.header("Location").substr(0, written.header("Location").find('?'));
      subject.erase(0, subject.rfind('/') + 1);
    }
    circular::ContactList list;
    for (const std::string& one : people) list.lines.emplace_back(one, mail::Address::parse(one + "@rathaus.example"));
    const auto env = posix_env();
    circular::Contacts(*env, dir + "/keys/contacts.db").put(kArnsbergLog, list);
  }
  /// How often each address got it.
  std::map<std::string, int> arrived() const {
    std::map<std::string, int> out;
    for (const std::string& one : mail.mails()) {
      const auto at = one.find("@rathaus.example", one.find("\nTo:"));
      const auto from = one.find_last_of("< \n", at) + 1;
      ++out[one.substr(from, at - from)];
    }
    return out;
  }
};

TEST_F(CircularKill, NobodyIsForgottenAndNobodyGetsItTwice) {
  prepare();
  ASSERT_GT(people.size(), 60U);
  ASSERT_TRUE(subject.starts_with("c-")) << subject;
  std::uint16_t port = 0;
  {
    const Listening free;
    port = free.port();
  }
  const std::string log = folder.file("log");
  {
    Child child(dir, port, log);
    ASSERT_TRUE(eventually([&] { return answers(port); }));
    HttpClient client(port);
    ASSERT_TRUE(client.sign_in(kAccount, kPassword));
    const std::string seen = client.get("/stab/rundschreiben/1?ort=arnsberg").between("name=\"a.seen\" value=\"", "\"");
    ASSERT_EQ(client.post("/stab/aktion", console_form(client, "circular.send", "arnsberg", {{"a.circular", subject}, {"a.version:zahl", "1"}, {"a.seen", seen}})).status, 303);
    ASSERT_TRUE(eventually([&] { return mail.mails().size() >= 7; }));
    child.end(SIGKILL);
  }
  for (int kill = 1; kill < kKills; ++kill) {
    const std::size_t before = mail.mails().size();
    ASSERT_LT(before, people.size()) << "the kill came too late to mean anything";
    Child child(dir, port, log);
    ASSERT_TRUE(eventually([&] { return mail.mails().size() >= before + 11; })) << "it goes on by itself";
    child.end(SIGKILL);
  }
  Child child(dir, port, log);
  const auto outcomes = [&] {
    storage::Db db({.path = dir + "/state.db", .mode = storage::DbOptions::Mode::read_only});
    std::map<std::string, MailState> out;
    for (const circular::Letter& one : circular::letters_of(db, kArnsbergLog, subject, 1)) out.emplace(one.person, one.state);
    return out;
  };
  const std::set<std::string> known(people.begin(), people.end());
  const bool settled = eventually([&] {
    const auto all = outcomes();
    return std::ranges::all_of(known, [&](const std::string& one) {
      const auto found = all.find(one);
      return found != all.end() && (found->second == MailState::accepted || found->second == MailState::unknown);
    });
  });
  child.end(SIGTERM);
  ASSERT_TRUE(settled) << "somebody was forgotten";
  const auto all = outcomes();
  const auto got = arrived();
  int unknown = 0;
  for (const std::string& one : known) {
    const auto times = got.contains(one) ? got.at(one) : 0;
    EXPECT_LE(times, 1) << one << " got it twice";
    EXPECT_TRUE(times == 1 || all.at(one) == MailState::unknown) << one << " is said to have got it";
    unknown += all.at(one) == MailState::unknown ? 1 : 0;
  }
  EXPECT_LE(unknown, kKills) << "at most one mail was under way at each kill";
  std::cout << kKills << " kills, " << known.size() << " people, " << got.size() << " mails arrived, " << unknown << " unknown\n";
}

}  // namespace
}  // namespace nb::test
