<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Companion\CompanionRule;
use OCA\Parcours\FirstSteps\FirstSteps;
use PHPUnit\Framework\TestCase;

final class MissionsTest extends TestCase {
  /** @dataProvider pages */
  public function testThePanelIsAddedOnlyWhileAMissionIsOpen(bool $isShown, bool $isLoggedIn, string $renderAs, string $appId, ?string $cookie): void {
    self::assertSame($isShown, CompanionRule::isShown($isLoggedIn, $renderAs, $appId, $cookie));
  }

  /** @return iterable<string, array{bool, bool, string, string, ?string}> */
  public static function pages(): iterable {
    yield 'Files, a mission open' => [true, true, 'user', 'files', '1'];
    yield 'no mission' => [false, true, 'user', 'files', null];
    yield 'a mission that was closed' => [false, true, 'user', 'files', ''];
    yield 'another value' => [false, true, 'user', 'files', '<script>'];
    yield 'somebody without an account' => [false, false, 'user', 'files', '1'];
    yield 'a public page' => [false, true, 'public', 'files_sharing', '1'];
    yield 'the login page' => [false, false, 'guest', 'core', '1'];
    yield 'a page without frame' => [false, true, '', 'files', '1'];
    yield 'the adventure itself' => [false, true, 'user', 'parcours', '1'];
  }

  /**
   * @dataProvider states
   * @param array<string, bool> $states
   */
  public function testCodesOnPaperAreNoSecondFactor(bool $isOn, array $states): void {
    self::assertSame($isOn, FirstSteps::isOn($states));
  }

  /** @return iterable<string, array{bool, array<string, bool>}> */
  public static function states(): iterable {
    yield 'none' => [false, []];
    yield 'off' => [false, ['totp' => false]];
    yield 'codes only' => [false, ['backup_codes' => true, 'totp' => false]];
    yield 'on' => [true, ['backup_codes' => false, 'totp' => true]];
  }

  public function testChosenNotificationsAreThoseOfTheSettingsPages(): void {
    self::assertFalse(FirstSteps::areOfNotifications([]));
    self::assertFalse(FirstSteps::areOfNotifications(['activity_digest', 'configured', 'rsstoken', 3]));
    self::assertTrue(FirstSteps::areOfNotifications(['notify_email_calendar']));
    self::assertTrue(FirstSteps::areOfNotifications(['sound_notification']));
  }
}
