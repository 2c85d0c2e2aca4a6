<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace PHPUnit\Framework;

/** The few assertions our tests use, for machines without PHPUnit. Same names, same meaning. */
abstract class TestCase {
  private ?string $expectedClass = null;
  private ?string $expectedMessage = null;

  /**
   * Runs one test; null when it passed.
   *
   * @param list<mixed> $case
   */
  public static function tryOne(self $test, string $method, array $case): ?string {
    try {
      $test->$method(...$case);
    } catch (\Throwable $e) {
      $isExpected = ($test->expectedClass !== null || $test->expectedMessage !== null)
        && ($test->expectedClass === null || $e instanceof $test->expectedClass)
        && ($test->expectedMessage === null || str_contains($e->getMessage(), $test->expectedMessage));
      return $isExpected ? null : $e->getMessage() . ' at ' . basename($e->getFile()) . ':' . $e->getLine();
    }
    return $test->expectedClass === null && $test->expectedMessage === null ? null : 'nothing was thrown';
  }

  public function expectException(string $class): void {
    $this->expectedClass = $class;
  }

  public function expectExceptionMessage(string $message): void {
    $this->expectedMessage = $message;
  }

  public static function fail(string $message = 'failed'): never {
    throw new \LogicException($message);
  }

  public static function assertTrue(mixed $value, string $message = ''): void {
    self::assertSame(true, $value, $message);
  }

  public static function assertFalse(mixed $value, string $message = ''): void {
    self::assertSame(false, $value, $message);
  }

  public static function assertNull(mixed $value, string $message = ''): void {
    self::assertSame(null, $value, $message);
  }

  public static function assertSame(mixed $expected, mixed $actual, string $message = ''): void {
    self::check($expected === $actual, "$message expected " . var_export($expected, true) . ', got ' . var_export($actual, true));
  }

  public static function assertNotSame(mixed $expected, mixed $actual): void {
    self::check($expected !== $actual, 'the same: ' . var_export($actual, true));
  }

  public static function assertEquals(mixed $expected, mixed $actual): void {
    self::check($expected == $actual, 'expected ' . var_export($expected, true) . ', got ' . var_export($actual, true));
  }

  /** @param array<mixed> $values */
  public static function assertCount(int $count, array $values): void {
    self::assertSame($count, count($values));
  }

  public static function assertLessThanOrEqual(int $most, int $actual, string $message = ''): void {
    self::check($actual <= $most, "$message $actual is more than $most");
  }

  public static function assertStringContainsString(string $part, string $text): void {
    self::check(str_contains($text, $part), "no “{$part}”");
  }

  public static function assertMatchesRegularExpression(string $pattern, string $text): void {
    self::check(preg_match($pattern, $text) === 1, "“{$text}” does not match $pattern");
  }

  public static function assertDoesNotMatchRegularExpression(string $pattern, string $text, string $message = ''): void {
    self::check(preg_match($pattern, $text) === 0, "$message $pattern is found");
  }

  private static function check(bool $isTrue, string $message): void {
    $isTrue || self::fail($message);
  }
}
