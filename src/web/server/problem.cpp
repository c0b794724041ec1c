// SPDX-License-Identifier: EUPL-1.2
// Texts of refusals; see problem.hpp. They stand here and not in locale/, because they must work when nothing else does.
#include "web/server/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace nb::web {
namespace {

struct Text {
  int status;
  const char* title;
  const char* german;
  const char* english;
};

constexpr Text kTexts[] = {
    {400, "Anfrage nicht lesbar", "Diese Anfrage war nicht lesbar. Bitte prüfen Sie die Adresse oder beginnen Sie auf der Startseite.",
     "This request could not be read. Please check the address or begin on the start page."},
    {403, "Kein Zugang", "Für diese Seite fehlt die Berechtigung. Bitte melden Sie sich an.", "You are not allowed to see this page. Please sign in."},
    {404, "Seite nicht gefunden", "Diese Seite gibt es nicht. Bitte beginnen Sie auf der Startseite.", "There is no such page. Please begin on the start page."},
    {405, "So nicht möglich", "So kann diese Seite nicht aufgerufen werden. Bitte beginnen Sie auf der Startseite.",
     "This page cannot be used in this way. Please begin on the start page."},
    {408, "Zu lange gewartet", "Die Anfrage kam nicht rechtzeitig an. Bitte versuchen Sie es noch einmal.", "The request did not arrive in time. Please try again."},
    {413, "Zu groß", "Die gesendeten Angaben sind zu groß. Bitte kürzen Sie den Text.", "What was sent is too large. Please shorten the text."},
    {414, "Adresse zu lang", "Die aufgerufene Adresse ist zu lang. Bitte beginnen Sie auf der Startseite.", "The address is too long. Please begin on the start page."},
    {415, "Format nicht lesbar", "Komprimierte oder unbekannte Angaben nimmt diese Seite nicht an. Bitte senden Sie das Formular ohne Zusatzprogramm ab.",
     "This page does not take compressed or unknown content. Please send the form without additional software."},
    {417, "So nicht möglich", "Ihr Programm erwartet etwas, das dieser Server nicht kann. Bitte verwenden Sie einen üblichen Browser.",
     "Your program expects what this server cannot do. Please use a common browser."},
    {421, "Name unbekannt", "Unter diesem Namen ist hier keine Seite eingerichtet. Bitte prüfen Sie die Adresse.", "There is no site of this name here. Please check the address."},
    {429, "Zu viele Versuche", "Das waren zu viele Versuche. Bitte warten Sie einen Augenblick.", "There were too many attempts. Please wait a moment."},
    {431, "Anfrage zu groß", "Ihr Browser sendet zu viele Begleitangaben. Bitte löschen Sie die Cookies dieser Seite.",
     "Your browser sends too many header fields. Please delete the cookies of this site."},
    {500, "Fehler bei uns", "Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es gleich noch einmal oder rufen Sie an.",
     "Something went wrong on our side. Please try again in a moment or call us."},
    {501, "So nicht möglich", "Diese Art der Anfrage kennt dieser Server nicht. Bitte verwenden Sie einen üblichen Browser.",
     "This server does not know this kind of request. Please use a common browser."},
    {503, "Gerade nicht möglich", "Das ist im Augenblick nicht möglich. Bitte versuchen Sie es in einer Minute noch einmal.",
     "This is not possible at the moment. Please try again in a minute."},
    {505, "Version unbekannt", "Diese HTTP-Version kennt dieser Server nicht. Bitte verwenden Sie einen üblichen Browser.",
     "This server does not know this HTTP version. Please use a common browser."},
};

}  // namespace

Response problem(int status) {
  const auto* text = std::find_if(std::begin(kTexts), std::end(kTexts), [status](const Text& t) { return t.status == status; });
  if (text == std::end(kTexts)) text = std::find_if(std::begin(kTexts), std::end(kTexts), [](const Text& t) { return t.status == 500; });
  Response response;
  response.status = text->status;
  response.text = fmt::format(
      "<!doctype html>\n<html lang=\"de\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{0} ({1})</title>\n<main>\n<h1>{0}</h1>\n<p>{2}</p>\n<p lang=\"en\">{3}</p>\n"
      "<p><a href=\"/\">Startseite <span lang=\"en\">(start page)</span></a></p>\n</main>\n</html>\n",
      text->title, text->status, text->german, text->english);
  if (status == 503) response.headers.emplace_back("Retry-After", "60");
  return response;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

}  // namespace nb::web
