package dev.handoff.tool.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the marketer defined: roles, solution interests, the score model and the journeys, one of
 * which (hot-leads) is wrong in three ways.
 */
final class Catalog {

  private static final String DEFINITIONS =
      """
      [
      {"kind": "role-template", "id": "creative-buying-team", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Creative buying team", "roles": [
        {"name": "Decision Maker", "weight": "Vital", "requiredForCompleteness": true},
        {"name": "Champion", "weight": "Important", "requiredForCompleteness": true},
        {"name": "Practitioner", "weight": "Normal", "requiredForCompleteness": true, "membersRequired": 2},
        {"name": "Influencer", "weight": "Important", "requiredForCompleteness": true},
        {"name": "Evaluator", "weight": "Minor", "requiredForCompleteness": false}]},
      {"kind": "role-template", "id": "web-buying-team", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Web buying team", "roles": [
        {"name": "Decision Maker", "weight": "Vital", "requiredForCompleteness": true},
        {"name": "Champion", "weight": "Important", "requiredForCompleteness": true},
        {"name": "Practitioner", "weight": "Normal", "requiredForCompleteness": true},
        {"name": "Influencer", "weight": "Important", "requiredForCompleteness": false}]},
      {"kind": "role-template", "id": "data-buying-team", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Data buying team", "roles": [
        {"name": "Decision Maker", "weight": "Vital", "requiredForCompleteness": true},
        {"name": "Architect", "weight": "Important", "requiredForCompleteness": true},
        {"name": "Data Protection Officer", "weight": "Normal", "requiredForCompleteness": true},
        {"name": "Champion", "weight": "Normal", "requiredForCompleteness": false},
        {"name": "Practitioner", "weight": 40, "requiredForCompleteness": false}]},
      {"kind": "solution-interest", "id": "aem-assets", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Experience Manager Assets", "roleTemplate": "creative-buying-team"},
      {"kind": "solution-interest", "id": "aem-sites", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Experience Manager Sites", "roleTemplate": "web-buying-team"},
      {"kind": "solution-interest", "id": "rt-cdp", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Real-Time Customer Data", "roleTemplate": "data-buying-team"},
      {"kind": "score-model", "id": "default", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "weights": {"eventAttended": "Normal", "eventRegistered": "Normal", "interestingMoment": "Normal",
        "formFilledOut": "Minor", "linkClicked": "Minor", "pageViewed": "Minor",
        "emailClicked": "Trivial", "emailOpened": "Trivial",
        "chatEngaged": "Important", "documentInteracted": "Important", "meetingScheduled": "Important",
        "webinarPollAnswered": "Important", "webinarQuestionAsked": "Normal", "assetDownloaded": "Normal"},
       "bands": {"Trivial": 30, "Minor": 40, "Normal": 60, "Important": 90, "Vital": 100, "None": 0},
       "transform": "sqrt", "calibration": {"personReference": 50, "groupReference": 200}},
      {"kind": "journey", "id": "ready-for-sales-assets", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Ready for sales: Assets", "status": "live",
       "audience": "group.solutionInterest == 'aem-assets'",
       "nodes": [
        {"id": "ready", "type": "listen", "until": "group.engagementScore >= 60 && group.completenessScore >= 75",
         "timeout": "P40D", "onTimeout": "done"},
        {"id": "language", "type": "split",
         "paths": [{"when": "group.account.country == 'FR'", "to": "alert-fr"}], "otherwise": "alert-en"},
        {"id": "alert-fr", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "aem-assets", "sendEmailTo": ["claire.bonnard@example.com", "ventes-france@example.com"],
         "locale": "fr", "timeZone": "Europe/Paris", "next": "done"},
        {"id": "alert-en", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "aem-assets", "sendEmailTo": ["sales@example.com"],
         "locale": "en", "timeZone": "Europe/London"},
        {"id": "done", "type": "end"}]},
      {"kind": "journey", "id": "two-decision-makers-sites", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Two decision makers: Sites", "status": "live",
       "audience": "group.solutionInterest == 'aem-sites' && group.status != 'Closed'",
       "nodes": [
        {"id": "depth", "type": "listen", "timeout": "P38D",
         "until": "size(group.membersIn('Decision Maker')) >= 2 && group.engagementScore >= 45"},
        {"id": "language", "type": "split",
         "paths": [{"when": "group.account.country == 'FR'", "to": "alert-fr"}], "otherwise": "alert-en"},
        {"id": "alert-fr", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "aem-sites", "sendEmailTo": ["marc.teyssier@example.com", "ventes-france@example.com", "avant-vente@example.com"],
         "locale": "fr", "timeZone": "Europe/Paris", "next": "done"},
        {"id": "alert-en", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "aem-sites", "sendEmailTo": ["sales@example.com", "petra.lang@example.com"],
         "locale": "en", "timeZone": "Europe/Berlin"},
        {"id": "done", "type": "end"}]},
      {"kind": "journey", "id": "on-the-web-data", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Looking closely: Customer Data", "status": "live",
       "audience": "group.solutionInterest == 'rt-cdp'",
       "nodes": [
        {"id": "signal", "type": "listen", "timeout": "P42D",
         "until": "group.engagementScore >= 55 && (group.moments('Web','P7D') >= 2 || group.activities('formFilledOut','P7D') > 0)"},
        {"id": "language", "type": "split",
         "paths": [{"when": "group.account.country == 'FR'", "to": "alert-fr"},
                   {"when": "group.account.country in ['ES', 'US']", "to": "alert-en"}]},
        {"id": "alert-fr", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "rt-cdp", "sendEmailTo": ["ventes-france@example.com"],
         "locale": "fr", "timeZone": "Europe/Paris", "next": "done"},
        {"id": "alert-en", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "rt-cdp", "sendEmailTo": ["sales@example.com", "lola.marin@example.com"],
         "locale": "en", "timeZone": "Europe/Madrid"},
        {"id": "done", "type": "end"}]},
      {"kind": "journey", "id": "cooling-off", "version": 1, "updatedAt": "2026-08-31T22:00:00Z",
       "name": "Cooling off", "status": "live",
       "audience": "group.solutionInterest in ['aem-sites', 'aem-assets']",
       "nodes": [
        {"id": "warm", "type": "listen", "until": "group.engagementScore >= 40"},
        {"id": "cold", "type": "listen", "until": "group.engagementScore < 25"},
        {"id": "alert-assets", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "aem-assets", "sendEmailTo": ["claire.bonnard@example.com"],
         "locale": "fr", "timeZone": "Europe/Paris", "coolDown": "P14D"},
        {"id": "alert-sites", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "aem-sites", "sendEmailTo": ["marc.teyssier@example.com"],
         "locale": "fr", "timeZone": "Europe/Paris", "coolDown": "P14D"},
        {"id": "done", "type": "end"}]},
      {"kind": "journey", "id": "hot-leads", "version": 1, "updatedAt": "2026-09-14T14:05:00Z",
       "name": "Hot leads (first try)", "status": "live", "audience": "group.engagment >= 70 &&",
       "nodes": [
        {"id": "alert", "type": "action", "on": "account", "action": "send-sales-alert",
         "solutionInterest": "rt-cdp", "sendEmailTo": ["sales at example.com"], "next": "over"},
        {"id": "done", "type": "end"}]},
      {"kind": "journey", "id": "win-back", "version": 1, "updatedAt": "2026-09-21T08:30:00Z",
       "name": "Win back (draft)", "status": "draft", "audience": "group.engagementScore < 20",
       "nodes": [
        {"id": "quiet", "type": "listen", "until": "group.engagementScore == 0", "timeout": "P10D"},
        {"id": "done", "type": "end"}]}
      ]
      """;

  private Catalog() {}

  /** Every definition, oldest first. */
  static List<JsonNode> definitions(ObjectMapper mapper) {
    try {
      List<JsonNode> definitions = new ArrayList<>();
      mapper.readTree(Messages.DEFINITIONS).forEach(definitions::add);
      mapper.readTree(DEFINITIONS).forEach(definitions::add);
      return definitions;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
