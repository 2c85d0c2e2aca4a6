<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Token\Pseudonym;
use PHPUnit\Framework\TestCase;

final class PseudonymTest extends TestCase {
  /** Computed by another program: `openssl dgst -sha256 -mac HMAC -macopt key:kkk… -binary | basenc --base64url`. */
  public function testIsTheHmacOfTheAccount(): void {
    self::assertSame('ZmSkIEjG1tf-NlfjmxQVXAmSRjhSEtsIVhTIH1uck40', Pseudonym::ofAccount(str_repeat('k', 32), 'alice'));
  }

  public function testIs43CharactersAndStable(): void {
    $secret = random_bytes(32);
    self::assertMatchesRegularExpression('/^[\w-]{43}$/', Pseudonym::ofAccount($secret, 'jeanne@example.org'));
    self::assertSame(Pseudonym::ofAccount($secret, 'é'), Pseudonym::ofAccount($secret, 'é'));
  }

  public function testDiffersByAccountAndBySpace(): void {
    [$a, $b] = [random_bytes(32), random_bytes(32)];
    self::assertNotSame(Pseudonym::ofAccount($a, 'alice'), Pseudonym::ofAccount($a, 'Alice'));
    self::assertNotSame(Pseudonym::ofAccount($a, 'alice'), Pseudonym::ofAccount($b, 'alice'));
  }

  public function testOfTheSpaceMeetsNoAccount(): void {
    $secret = random_bytes(32);
    $names = [Pseudonym::ofSpace($secret), Pseudonym::ofReader($secret), Pseudonym::ofAccount($secret, 'space'), Pseudonym::ofAccount($secret, 'reader')];
    self::assertCount(4, array_unique($names));
  }

  /** @dataProvider wrong */
  public function testRefuses(string $secret, string $userId): void {
    $this->expectException(InvalidArgumentException::class);
    Pseudonym::ofAccount($secret, $userId);
  }

  /** @return iterable<string, array{string, string}> */
  public static function wrong(): iterable {
    yield 'a short secret' => [str_repeat('k', 31), 'alice'];
    yield 'nobody' => [str_repeat('k', 32), ''];
    yield 'a null byte' => [str_repeat('k', 32), "\0space"];
  }
}
