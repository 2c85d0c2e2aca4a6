<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Checks the PHP shell with nothing but PHP: `php nextcloud-app/test/php/runTests.php`.
// First `php -l` on every file, then every *Test.php. With PHPUnit (Debian: phpunit), the same
// tests run by `phpunit -c nextcloud-app/test/php/phpunit.xml`.
use PHPUnit\Framework\TestCase;

const APP = __DIR__ . '/../..';

if (!extension_loaded('sodium')) {
  fwrite(STDERR, "PHP lacks sodium: install it (Debian: part of php-common), then run the tests again.\n");
  exit(2);
}
error_reporting(E_ALL);
set_error_handler(static fn (int $level, string $message, string $file, int $line) => throw new ErrorException($message, 0, $level, $file, $line));
require __DIR__ . '/bootstrap.php';
require __DIR__ . '/TestCase.php';

$failures = lint();
[$count, $failed] = runAll();
array_push($failures, ...$failed);
foreach ($failures as $failure) {
  echo $failure, "\n";
}
echo count($failures) === 0 ? "PHP " . PHP_VERSION . ": $count tests passed.\n" : 'PHP ' . PHP_VERSION . ': ' . count($failures) . " of $count tests failed.\n";
exit(count($failures) === 0 ? 0 : 1);

/** @return list<string> */
function lint(): array {
  $failures = [];
  foreach (['lib', 'templates', 'test/php'] as $folder) {
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator(APP . "/$folder", FilesystemIterator::SKIP_DOTS)) as $file) {
      if (str_ends_with((string)$file, '.php')) {
        exec(escapeshellarg(PHP_BINARY) . ' -l ' . escapeshellarg((string)$file) . ' 2>&1', $said, $code);
        $failures = $code === 0 ? $failures : [...$failures, implode("\n", $said)];
        $said = [];
      }
    }
  }
  return $failures;
}

/** @return array{int, list<string>} how many tests ran, what failed */
function runAll(): array {
  [$count, $failures] = [0, []];
  foreach (glob(__DIR__ . '/*Test.php') ?: [] as $file) {
    require_once $file;
    $class = new ReflectionClass(basename($file, '.php'));
    foreach ($class->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
      foreach (str_starts_with($method->getName(), 'test') ? casesOf($class, $method) : [] as $name => $case) {
        $count++;
        $failure = TestCase::tryOne($class->newInstance(), $method->getName(), array_values($case));
        $failures = $failure === null ? $failures : [...$failures, "{$class->getName()}::{$method->getName()} ($name): $failure"];
      }
    }
  }
  return [$count, $failures];
}

/** @return iterable<int|string, array<mixed>> */
function casesOf(ReflectionClass $class, ReflectionMethod $method): iterable {
  $hasProvider = preg_match('/@dataProvider (\w+)/', (string)$method->getDocComment(), $found) === 1;
  return $hasProvider ? $class->getMethod($found[1])->invoke(null) : [[]];
}
