<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\CourseServer\ClockSkew;
use OCA\Parcours\CourseServer\NetworkFailure;
use OCA\Parcours\Erasure\RetrySchedule;
use OCA\Parcours\Notices\Reminder;
use OCA\Parcours\Page\LeadContact;
use OCA\Parcours\Pairing\Pairing;
use OCA\Parcours\Pairing\SpaceOrigin;
use PHPUnit\Framework\TestCase;

/** The smaller rules around pairing, erasure and reminders. */
final class PairingTest extends TestCase {
  private const KEPT = [
    'spaceId' => 's', 'keyId' => 'k1', 'address' => 'http://127.0.0.1:8787', 'audience' => 'https://courses.example.org',
    'signingKey' => 'secret', 'pairedAt' => '2026-11-22T17:00:00Z', 'retiredKeyId' => null,
  ];

  public function testIsKeptAndReadBack(): void {
    self::assertSame(self::KEPT, Pairing::fromArray(self::KEPT)?->toArray());
  }

  public function testIsNoPairingWhenAnythingIsMissing(): void {
    foreach (['spaceId', 'keyId', 'address', 'audience', 'signingKey', 'pairedAt'] as $name) {
      self::assertNull(Pairing::fromArray([$name => ''] + self::KEPT), $name);
      self::assertNull(Pairing::fromArray([$name => 7] + self::KEPT), $name);
    }
    self::assertNull(Pairing::fromArray([]));
  }

  public function testRemembersTheFormerKeyUntilItIsForgotten(): void {
    $renewed = Pairing::fromArray(self::KEPT)?->withKey('k2', 'other');
    self::assertSame(['k2', 'other', 'k1'], [$renewed?->keyId, $renewed?->signingKey, $renewed?->retiredKeyId]);
    self::assertNull($renewed?->withoutRetiredKey()->retiredKeyId);
  }

  /** @dataProvider origins */
  public function testOriginOfTheSpace(string $address, string $origin): void {
    self::assertSame($origin, SpaceOrigin::of($address));
  }

  /** @return iterable<array{string, string}> */
  public static function origins(): iterable {
    yield ['https://Cloud.Example.org/nextcloud/', 'https://cloud.example.org'];
    yield ['https://cloud.example.org:443/', 'https://cloud.example.org'];
    yield ['http://127.0.0.1:8820/', 'http://127.0.0.1:8820'];
  }

  public function testASpaceThatDoesNotKnowItsAddressSaysSo(): void {
    $this->expectException(InvalidArgumentException::class);
    SpaceOrigin::of('/index.php');
  }

  /** @dataProvider failures */
  public function testNamesFailures(string $message, string $code): void {
    self::assertSame($code, NetworkFailure::codeOf($message));
  }

  /** @return iterable<array{string, string}> */
  public static function failures(): iterable {
    yield ['cURL error 60: SSL certificate problem: self-signed certificate', 'certificate-invalid'];
    yield ['cURL error 6: Could not resolve host: x', 'server-not-found'];
    yield ['cURL error 7: Failed to connect', 'server-unreachable'];
    yield ['cURL error 28: Operation timed out', 'server-too-slow'];
    yield ['cURL error 35: wrong version number', 'tls-refused'];
    yield ['cURL error 999: ?', 'server-unreachable'];
    yield ['Host "10.0.0.7" violates local access rules', 'local-address-refused'];
    yield ['No DNS record found for x', 'server-not-found'];
    yield ['', 'server-unreachable'];
  }

  public function testMeasuresTheClock(): void {
    self::assertSame(61, ClockSkew::seconds('2026-11-22T12:01:01Z', strtotime('2026-11-22T12:00:00Z')));
    self::assertSame(-400, ClockSkew::seconds('Sun, 22 Nov 2026 11:53:20 GMT', strtotime('2026-11-22T12:00:00Z')));
    self::assertNull(ClockSkew::seconds('', 0));
    self::assertNull(ClockSkew::seconds('yesterday?', 0));
    self::assertSame([false, false, true, true, false], array_map([ClockSkew::class, 'isTooFar'], [0, -60, 61, -61, null]));
  }

  /** @dataProvider retries */
  public function testTriesAgainLaterAndLater(int $queuedAt, int $triedAt, int $now, bool $isDue): void {
    self::assertSame($isDue, RetrySchedule::isDue($queuedAt, $triedAt, $now));
  }

  /** @return iterable<string, array{int, int, int, bool}> */
  public static function retries(): iterable {
    yield 'never tried' => [1000, 0, 1000, true];
    yield 'just tried' => [1000, 1000, 1299, false];
    yield 'after 5 minutes' => [1000, 1000, 1300, true];
    yield 'waited 20 minutes, so 20 more' => [1000, 2200, 3399, false];
    yield 'and then' => [1000, 2200, 3400, true];
    yield 'after a month, once a day' => [0, 2_592_000, 2_592_000 + 86_399, false];
    yield 'and still' => [0, 2_592_000, 2_592_000 + 86_400, true];
  }

  /** @dataProvider contacts */
  public function testLinksThePersonToAsk(string $text, ?string $href): void {
    self::assertSame($href, LeadContact::href($text));
  }

  /** @return iterable<array{string, string|null}> */
  public static function contacts(): iterable {
    yield [' malik@example.org ', 'mailto:malik@example.org'];
    yield ['a?subject=x@example.org', 'mailto:a%3Fsubject%3Dx@example.org'];
    yield ['https://forum.example.org/c/aide?x=1', 'https://forum.example.org/c/aide?x=1'];
    yield ['', null];
    yield ['Malik', null];
    yield ['http://forum.example.org', null];
    yield ['javascript:alert(1)', null];
    yield ['https://x.example/"onclick', null];
    yield ['https://' . str_repeat('x', 300), null];
  }

  public function testReadsAReminder(): void {
    $now = strtotime('2026-11-22T12:00:00Z');
    $reminder = Reminder::make('r1', 'libertes', null, " Vie\nprivée ", '2026-11-23T10:00:00+01:00', $now);
    self::assertSame(['r1', 'libertes', null, 'Vie privée', '2026-11-23T09:00:00Z'], array_values($reminder->toArray()));
    self::assertEquals($reminder, Reminder::fromArray($reminder->toArray()));
    self::assertNull(Reminder::fromArray(['reminderId' => 'r1']));
  }

  /** @dataProvider wrongReminders */
  public function testRefusesAReminder(string $courseId, ?string $activityId, string $title, string $at, string $code): void {
    $this->expectExceptionMessage($code);
    Reminder::make('r1', $courseId, $activityId, $title, $at, strtotime('2026-11-22T12:00:00Z'));
  }

  /** @return iterable<array{string, string|null, string, string, string}> */
  public static function wrongReminders(): iterable {
    yield ['../x', null, 't', '2026-12-01T00:00:00Z', 'reminder-unreadable'];
    yield ['x', 'a/b', 't', '2026-12-01T00:00:00Z', 'reminder-unreadable'];
    yield ['x', null, ' ', '2026-12-01T00:00:00Z', 'reminder-unreadable'];
    yield ['x', null, str_repeat('é', 201), '2026-12-01T00:00:00Z', 'reminder-unreadable'];
    yield ['x', null, 't', 'tomorrow', 'reminder-unreadable'];
    yield ['x', null, 't', '2026-13-45T00:00:00Z', 'reminder-unreadable'];
    yield ['x', null, 't', '2026-11-22T12:00:00Z', 'reminder-in-the-past'];
    yield ['x', null, 't', '2028-11-23T12:00:00Z', 'reminder-too-far'];
  }
}
