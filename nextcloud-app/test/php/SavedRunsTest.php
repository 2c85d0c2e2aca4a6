<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Adventures\SavedRuns;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/memoryConfig.php';

final class SavedRunsTest extends TestCase {
  public function testKeepsAPlaceAndCountsItsRevisions(): void {
    $runs = self::runs();
    self::assertSame(['savedRun' => '', 'revision' => 0], $runs->find('alice', 'la-collecte'));
    self::assertSame(1, $runs->keep('alice', 'la-collecte', '{"at":"debut"}', 0));
    self::assertSame(2, $runs->keep('alice', 'la-collecte', '{"at":"é"}', 1));
    self::assertSame(['savedRun' => '{"at":"é"}', 'revision' => 2], $runs->find('alice', 'la-collecte'));
    self::assertSame(0, $runs->find('bob', 'la-collecte')['revision']);
    $runs->remove('alice', 'la-collecte');
    self::assertSame(0, $runs->find('alice', 'la-collecte')['revision']);
    self::assertSame(1, $runs->keep('alice', 'la-collecte', '{"at":"debut"}', 0));
  }

  public function testRefusesAPlaceWrittenOverAnotherDevice(): void {
    $runs = self::runs();
    $runs->keep('alice', 'la-collecte', '{"at":"ici"}', 0);
    try {
      $runs->keep('alice', 'la-collecte', '{"at":"ailleurs"}', 0);
      self::fail('accepted');
    } catch (InvalidArgumentException $e) {
      self::assertSame('run-changed-elsewhere', $e->getMessage());
    }
    self::assertSame('{"at":"ici"}', $runs->find('alice', 'la-collecte')['savedRun']);
  }

  /** @dataProvider unreadable */
  public function testRefusesWhatIsNoPlace(string $savedRun): void {
    $this->expectException(InvalidArgumentException::class);
    $this->expectExceptionMessage('invalid-request');
    self::runs()->keep('alice', 'la-collecte', $savedRun, 0);
  }

  /** @return iterable<string, array{string}> */
  public static function unreadable(): iterable {
    yield 'nothing' => [''];
    yield 'no JSON' => ['{"at":'];
    yield 'too long' => ['"' . str_repeat('a', SavedRuns::MAX_BYTES) . '"'];
  }

  public function testHoldsSoManyStoriesAndNoMore(): void {
    $runs = self::runs();
    for ($number = 1; $number <= SavedRuns::MAX_RUNS; $number++) {
      $runs->keep('alice', "recit-$number", '{}', 0);
    }
    self::assertSame(2, $runs->keep('alice', 'recit-1', '{}', 1));
    $this->expectExceptionMessage('too-many-runs');
    $runs->keep('alice', 'recit-de-trop', '{}', 0);
  }

  public function testKeepsStoriesWhoseIdsAreAsLongAsTheyMayBeApart(): void {
    $runs = self::runs();
    [$one, $other] = [str_repeat('a', 63) . 'b', str_repeat('a', 63) . 'c'];
    $runs->keep('alice', $one, '{"at":"ici"}', 0);
    $runs->keep('alice', $other, '{"at":"là"}', 0);
    self::assertSame('{"at":"ici"}', $runs->find('alice', $one)['savedRun']);
    self::assertSame('{"at":"là"}', $runs->find('alice', $other)['savedRun']);
    self::assertSame(0, $runs->find('alice', str_repeat('a', 60))['revision']);
  }

  public function testForgetsEveryStoryOfOnePersonAtOnce(): void {
    $memory = new MemoryConfig();
    $memory->setUserValue('alice', 'companion', 'no');
    $runs = new SavedRuns($memory, $memory);
    foreach (['la-collecte', str_repeat('a', 64)] as $id) {
      $runs->keep('alice', $id, '{}', 0);
      $runs->keep('bob', $id, '{}', 0);
    }
    $runs->removeAll('alice');
    self::assertSame(['companion'], $memory->getUserKeys('alice', 'parcours'));
    self::assertSame(1, $runs->find('bob', 'la-collecte')['revision']);
  }

  /** @dataProvider ids */
  public function testKnowsTheIdOfAStory(bool $isId, string $adventureId): void {
    self::assertSame($isId, SavedRuns::isAdventureId($adventureId));
  }

  /** @return iterable<array{bool, string}> */
  public static function ids(): iterable {
    yield [true, 'la-collecte-2026'];
    yield [true, str_repeat('a', 64)];
    yield [false, str_repeat('a', 65)];
    yield [false, ''];
    yield [false, '-a'];
    yield [false, 'La'];
    yield [false, "a\n"];
    yield [false, 'a/b'];
  }

  private static function runs(): SavedRuns {
    $memory = new MemoryConfig();
    return new SavedRuns($memory, $memory);
  }
}
