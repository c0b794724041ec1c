// SPDX-License-Identifier: EUPL-1.2
// A small pack in memory for tests: two towns of a district, enough of everything. Tests change one thing in it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace nb::catalogue::test {

using Files = std::map<std::string, std::string>;

inline Files small_pack() {
  return {
      {"municipalities.csv",
       "ags,slug,name,kind,district_ags,population,verified,town_hall_city_postcode,sit_role,evidence\n"
       "05958000,hochsauerlandkreis,Hochsauerlandkreis,Kreis,,255000,yes,59872 Meschede,member,x\n"
       "05958004,arnsberg,Arnsberg,Stadt,05958000,73000,yes,59759 Arnsberg,member,x\n"
       "05958044,sundern,Sundern,Stadt,05958000,27000,yes,59846 Sundern,member,x\n"},
      {"components.csv",
       "id,name_de,name_en,kind,operator,scope,needs,baseline\n"
       "provider_dc,Rechenzentrum,Data centre,provider,provider,region,,up\n"
       "wan_link,Anbindung,Link,network,provider,municipality,provider_dc,up\n"
       "lan,Hausnetz,LAN,network,municipality,municipality,,up\n"
       "register,Melderegister,Register,application,provider,region,provider_dc,up\n"
       "lent_desk,Leihschalter,Lent desk,device,other,municipality,,not_set_up\n"
       "counter,Schalter,Counter,channel,municipality,municipality,,up\n"},
      {"component_overrides.csv",
       "ags,component,operator,needs,basis,reason_de,source\n"
       "05958044,wan_link,utility,lan,yes,Eigene Leitung,beleg-1\n"},
      {"services.csv",
       "id,name_de,name_en,name_leicht,office,leika_key,needs,fallback_needs,fallback_kind,fallback_de,bring_de,deadline_rule,channels,urgency,demand_per_1000_per_year,basis\n"
       "wohnsitz-anmelden,Wohnsitz anmelden,Register,Wohnung an-melden,Bürgerbüro,99115005104000,counter & wan_link & register,counter | lent_desk,paper,Auf Papier.,Ausweis,bmg17,"
       "counter;online,legal_deadline,42,estimate\n"
       "kfz-zulassen,Kfz zulassen,Car,Auto an-melden,Straßenverkehrsamt,,register,,none,\"Bitte warten.\nWir melden uns.\",Papiere,none,counter,normal,1.5,estimate\n"},
      {"service_steps.csv",
       "service,position,step,needs,fallback_needs,fallback_de\n"
       "wohnsitz-anmelden,1,apply,counter,,\n"
       "wohnsitz-anmelden,2,decide,register,counter,Wird nachgeholt.\n"},
      {"offices.csv",
       "record,office_id,office,name_en,level,size_class,hours,counters,floors,ags,site_id,site_name,street,postcode,city,offices_at_site,demo,note\n"
       "type,buergerbuero,Bürgerbüro,Citizen office,municipality,L,Mo-Fr 08:00-12:00; Th 14:00-17:00,4,2,,,,,,,,,\n"
       "type,buergerbuero,Bürgerbüro,Citizen office,municipality,XL,Mo-Fr 08:00-12:00; Th 14:00-17:00,9,2,,,,,,,,,\n"
       "type,strassenverkehrsamt,Straßenverkehrsamt,Vehicle office,district,K,Mo-Fr 07:30-12:00,9,3,,,,,,,,,\n"
       "site,,,,,,Mo-Fr 08:30-12:30; Th 14:00-17:30,9,4,05958004,arn-neheim,Stadtbüro Neheim,Beispielgasse 2,59755,Arnsberg,Bürgerbüro,yes,\n"},
      {"directory.csv",
       "ags,office,unit,function,last_name,first_name,phone,mobile,fax,room,site,responsibilities,valid_from,valid_to\n"
       "05958004,Bürgerbüro,Sammelanschluss,Sammelruf,,,+49 221 4710282,,,,arn-neheim,,2021-01-01,\n"
       "05958004,Bürgerbüro,Meldewesen,Sachbearbeitung,Müller,Jürgen,+49 221 4710283,,,1.02,arn-neheim,A-K,2020-01-01,2023-12-31\n"},
      {"services_i18n.csv", "service,lang,fallback,bring\nwohnsitz-anmelden,en,On paper.,ID card\n"},
      {"service_steps_i18n.csv", "service,position,lang,fallback\nwohnsitz-anmelden,2,en,Will be caught up.\n"},
      {"hosts.csv", "host,ags\nnotfall.arnsberg.example,05958004\n"},
  };
}

/// The pack with `before` replaced by `after` in one file; fails the test if it is not there.
inline Files changed(const std::string& file, const std::string& before, const std::string& after) {
  Files files = small_pack();
  std::string& text = files.at(file);
  const auto at = text.find(before);
  EXPECT_NE(at, std::string::npos) << file << ": " << before;
  if (at != std::string::npos) text.replace(at, before.size(), after);
  return files;
}

/// The region's example data.
inline Files example_pack() {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(NB_SOURCE_DIR) / "examples" / "suedwestfalen")) {
    if (entry.path().extension() != ".csv") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    files.emplace(entry.path().filename().string(), bytes.str());
  }
  return files;
}

}  // namespace nb::catalogue::test
