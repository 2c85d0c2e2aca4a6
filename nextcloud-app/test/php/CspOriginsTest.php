<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Page\CspOrigins;
use PHPUnit\Framework\TestCase;

final class CspOriginsTest extends TestCase {
  public function testNamesTheCourseServerAndTheVideoServersAndNothingElse(): void {
    $origins = CspOrigins::of('https://courses.example.org', ['https://framatube.org/', 'https://framatube.org']);
    self::assertSame(['https://courses.example.org'], $origins->connect);
    self::assertSame(['https://framatube.org'], $origins->frame);
    self::assertSame(['https://courses.example.org', 'https://framatube.org'], $origins->image);
    self::assertSame(['https://courses.example.org', 'https://framatube.org'], $origins->media);
  }

  public function testConnectsNowhereElseWhenProxiedOrUnpaired(): void {
    self::assertSame([], CspOrigins::of(null, ['https://framatube.org'])->connect);
  }

  public function testLeavesOutWhatIsNoOrigin(): void {
    $origins = CspOrigins::of('https://a.example/api', ["https://x.example; script-src *", '*', "'unsafe-eval'", 'data:', 'http://x.example', '']);
    self::assertSame([[], [], [], []], [$origins->connect, $origins->frame, $origins->image, $origins->media]);
  }

  public function testKeepsAtMostTwentyVideoServers(): void {
    $servers = array_map(static fn (int $number): string => "https://tube$number.example", range(1, 21));
    self::assertCount(20, CspOrigins::of(null, $servers)->frame);
  }
}
