<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Proxy\ProxiedType;
use OCA\Parcours\Proxy\ProxyWhitelist;
use PHPUnit\Framework\TestCase;

final class ProxyWhitelistTest extends TestCase {
  /** @dataProvider allowed */
  public function testAllows(string $method, string $path): void {
    self::assertTrue(ProxyWhitelist::allows($method, $path));
  }

  /** @return iterable<array{string, string}> */
  public static function allowed(): iterable {
    yield ['GET', 'catalogue'];
    yield ['GET', 'courses/libertes'];
    yield ['GET', 'courses/libertes/activities/mots-de-passe'];
    yield ['GET', 'courses/libertes/sheets/carnet'];
    yield ['GET', 'courses/libertes/media/images/une photo é.png'];
    yield ['POST', 'guests'];
    yield ['POST', 'guests/tokens'];
    yield ['POST', 'me/join-guest'];
    yield ['PUT', 'facts/0190163d-8694-739b-aea5-966c26f8ad91'];
    yield ['POST', 'outbox-batches'];
    yield ['GET', 'me/progress'];
    yield ['GET', 'me/progress/libertes'];
    yield ['GET', 'me/export'];
    yield ['DELETE', 'me'];
    yield ['GET', 'figures/courses'];
    yield ['GET', 'figures/courses/libertes'];
    yield ['GET', 'figures/courses/libertes/table.csv'];
    yield ['GET', 'figures/host'];
  }

  /** Each request of the app's src/api, with ids of the shapes the course server gives. @dataProvider asked */
  public function testAllowsWhatTheAppAsks(string $method, string $path): void {
    self::assertTrue(ProxyWhitelist::allows($method, $path));
  }

  /** @return iterable<array{string, string}> */
  public static function asked(): iterable {
    $id = '0190163d-8694-739b-aea5-966c26f8ad91';
    $link = '-_' . str_repeat('k', 41);
    $paths = [
      'GET' => [
        'editions', 'editions/besoins-2026', 'editions/besoins-2026/dashboard', 'editions/besoins-2026/dashboard.csv', 'editions/besoins-2026/dashboard.ods',
        'editions/besoins-2026/texts/q1', 'surveys', 'surveys/besoins', 'surveys/besoins/editions', 'surveys/besoins/comparison', 'survey-consent', 'survey-figures',
        'adventures', 'adventures/la-collecte', 'adventures/la-collecte/figures', 'adventures/la-collecte/figures.csv', 'adventure-figures',
        'me/runs', 'me/runs/la-collecte', 'desk/adventures', 'desk/adventures/la-collecte', 'series', "series/$id", 'me/registrations', "me/registrations/$id-2",
        'me/announcements', "registration-links/$link", 'attestations/ABCD-EFGH-JKLM', 'desk/series-templates', 'desk/series', "desk/series/$id",
        "desk/series/$id/registrants", "desk/series/$id/registrants.csv", "desk/series/$id/announcements", "desk/series/$id/mails", "desk/series/$id/figures",
        "desk/series/$id/figures.csv", "desk/series/$id/sessions/$id/attendance", "desk/series/$id/sessions/$id/attendance.csv",
      ],
      'PUT' => [
        'editions/besoins-2026', "editions/besoins-2026/texts/q1/$id", 'editions/besoins-2026/themes/q1', 'surveys/besoins/draft', 'survey-consent', 'me/runs/la-collecte',
        'desk/adventures/la-collecte/draft', "me/registrations/$id", "me/registrations/$id-2/sessions/$id", "me/sessions/$id/self-declaration", "me/sessions/$id/replay",
        'me/calendar-feed', "desk/series/$id", "desk/series/$id/sessions", "desk/series/$id/sessions/$id", "desk/series/$id/sessions/$id/attendance", "desk/announcements/$id",
      ],
      'PATCH' => ['editions/besoins-2026'],
      'POST' => [
        'editions/besoins-2026/tokens', 'editions/besoins-2026/crossings', 'editions/besoins-2026/closing', 'editions/besoins-2026/publications', 'editions/besoins-2026/reminders',
        'editions/besoins-2026/shares/q1', 'submissions', 'survey-checks', 'survey-previews', 'surveys/besoins/publications', 'surveys/besoins/copies', 'surveys/besoins/editions',
        'surveys/besoins/imports', 'parity-checks', 'path-events', 'desk/adventure-checks', 'desk/adventures/la-collecte/publications', "me/sessions/$id/join",
        "me/series/$id/attestation", "registration-links/$link/confirmation", "registration-links/$link/withdrawal", "registration-links/$link/unsubscription",
        "registration-links/$link/sessions/$id/join", 'desk/series', "desk/series/$id/reschedule", "desk/series/$id/sessions/$id/join",
        "desk/series/$id/registrants/$id-2/decision", 'desk/announcements/count', "desk/series/$id/mails/retry",
      ],
      'DELETE' => [
        'surveys/besoins/draft', 'me/runs/la-collecte', 'desk/adventures/la-collecte/draft', "me/registrations/$id", "me/registrations/$id-2/sessions/$id", 'me/calendar-feed',
        "desk/series/$id",
      ],
    ];
    foreach ($paths as $method => $ofMethod) {
      foreach ($ofMethod as $path) {
        yield [$method, $path];
      }
    }
  }

  public function testSendsAnswersWaysAndLinksInNobodysName(): void {
    foreach (['submissions', 'path-events', 'registration-links/abc', 'registration-links/abc/withdrawal', 'attestations/ABCD-EFGH'] as $path) {
      self::assertTrue(ProxyWhitelist::isNameless($path), $path);
    }
    foreach (['outbox-batches', 'me/registrations/abc', 'editions/besoins/tokens', 'me/submissions', 'submissions/x', 'adventures/path-events'] as $path) {
      self::assertFalse(ProxyWhitelist::isNameless($path), $path);
    }
  }

  public function testTakesBodiesAsLongAsTheCourseServerDoes(): void {
    self::assertSame(8_388_608, ProxyWhitelist::maxBodyBytes('surveys/besoins/imports'));
    self::assertSame(2_097_152, ProxyWhitelist::maxBodyBytes('desk/adventures/la-collecte/draft'));
    self::assertSame(2_097_152, ProxyWhitelist::maxBodyBytes('desk/adventure-checks'));
    self::assertSame(1_000_000, ProxyWhitelist::maxBodyBytes('submissions'));
  }

  /** @dataProvider refused */
  public function testRefuses(string $method, string $path): void {
    self::assertFalse(ProxyWhitelist::allows($method, $path));
  }

  /** @return iterable<array{string, string}> */
  public static function refused(): iterable {
    yield 'another method' => ['POST', 'catalogue'];
    yield 'an unknown method' => ['PATCH', 'me'];
    yield 'what calendars must follow' => ['GET', 'space/calendar-changes'];
    yield 'a calendar for other programs' => ['GET', 'calendar-feeds/abc'];
    yield 'a room’s own messages' => ['POST', 'meeting-callbacks/abc'];
    yield 'reading answers' => ['GET', 'submissions'];
    yield 'a link longer than any' => ['GET', 'registration-links/' . str_repeat('a', 201)];
    yield 'lower case' => ['get', 'catalogue'];
    yield 'pairing' => ['POST', 'pairings'];
    yield 'the space' => ['GET', 'space'];
    yield 'its keys' => ['POST', 'space/keys'];
    yield 'leaving' => ['DELETE', 'space'];
    yield 'a key' => ['DELETE', 'space/keys/k'];
    yield 'a login of the campus' => ['POST', 'campus/logins'];
    yield 'a token of the campus' => ['POST', 'campus/tokens'];
    yield 'the description' => ['GET', 'openapi.json'];
    yield 'health' => ['GET', '../../health'];
    yield 'nothing' => ['GET', ''];
    yield 'a slash before' => ['GET', '/catalogue'];
    yield 'a slash after' => ['GET', 'catalogue/'];
    yield 'a line after' => ['GET', "catalogue\n"];
    yield 'two slashes' => ['GET', 'courses//x'];
    yield 'up' => ['GET', 'courses/../space'];
    yield 'up in a file' => ['GET', 'courses/x/media/../../../space'];
    yield 'a hidden file' => ['GET', 'courses/x/media/.env'];
    yield 'a hidden folder' => ['GET', 'courses/x/media/a/.git/config'];
    yield 'an encoded slash' => ['GET', 'courses/x/media/a%2fb'];
    yield 'a query' => ['GET', 'catalogue?x'];
    yield 'a fragment' => ['GET', 'catalogue#x'];
    yield 'a backslash' => ['GET', 'courses/x/media/a\\b'];
    yield 'a null byte' => ['GET', "courses/x/media/a\0b"];
    yield 'no UTF-8' => ['GET', "courses/x/media/\xff"];
    yield 'too deep' => ['GET', 'courses/x/media/1/2/3/4/5/6/7/8'];
    yield 'a long id' => ['GET', 'courses/' . str_repeat('a', 101)];
  }

  public function testSeesWhatAnAddressHides(): void {
    foreach (['/a/%2e%2e/b', '/a%2Fb', '/a%5cb', '/a%00', '/a%252fb', '/a\\b'] as $hidden) {
      self::assertFalse(ProxyWhitelist::isPlain($hidden), $hidden);
    }
    self::assertTrue(ProxyWhitelist::isPlain('/a/mon%20image%20%C3%A9.png?query=%2F%2e%25'));
  }

  public function testEncodesEachPartAgain(): void {
    self::assertSame('courses/x/media/une%20photo%20%C3%A9.png', ProxyWhitelist::encode('courses/x/media/une photo é.png'));
  }

  public function testKeepsKnownWordsOfTheQueryOnly(): void {
    self::assertSame('query=vie%20priv%C3%A9e&page=2', ProxyWhitelist::query('query=vie+priv%C3%A9e&page=2&token=x&theme[]=a&form=' . str_repeat('a', 201)));
    self::assertSame('surveyId=besoins&link=a-_b&when=past&status=waitlisted&rounding=5&role=tresoriere&version=v2&language=fr',
      ProxyWhitelist::query('surveyId=besoins&link=a-_b&when=past&status=waitlisted&rounding=5&role=tresoriere&version=v2&language=fr&after=0&secret=x'));
    self::assertSame('', ProxyWhitelist::query(''));
  }

  /** @dataProvider types */
  public function testLabelsAnswers(string $from, string $type): void {
    self::assertSame($type, ProxiedType::of($from));
  }

  /** @return iterable<array{string, string}> */
  public static function types(): iterable {
    yield ['application/json; charset=utf-8', 'application/json; charset=utf-8'];
    yield ['application/problem+json', 'application/problem+json; charset=utf-8'];
    yield ['IMAGE/PNG', 'image/png'];
    yield ['text/csv', 'text/csv; charset=utf-8'];
    yield ['text/html', 'application/octet-stream'];
    yield ['application/javascript', 'application/octet-stream'];
    yield ['', 'application/octet-stream'];
    yield ["image/png\r\nX: y", 'application/octet-stream'];
  }
}
