<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\CourseServer\CourseServerAddress;
use OCA\Parcours\CourseServer\CourseServerProblem;
use PHPUnit\Framework\TestCase;

final class CourseServerAddressTest extends TestCase {
  /** @dataProvider good */
  public function testReads(string $typed, string $origin, bool $isLoopback): void {
    $address = CourseServerAddress::parse($typed);
    self::assertSame([$origin, $isLoopback], [$address->origin, $address->isLoopback]);
  }

  /** @return iterable<array{string, string, bool}> */
  public static function good(): iterable {
    yield ['https://courses.example.org', 'https://courses.example.org', false];
    yield [' https://Courses.Example.org/ ', 'https://courses.example.org', false];
    yield ['https://courses.example.org:443', 'https://courses.example.org', false];
    yield ['HTTPS://courses.example.org:8443', 'https://courses.example.org:8443', false];
    yield ['https://192.168.1.5', 'https://192.168.1.5', false];
    yield ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', false];
    yield ['http://127.0.0.1:8787', 'http://127.0.0.1:8787', true];
    yield ['http://localhost:80', 'http://localhost', true];
    yield ['http://[::1]:8787/', 'http://[::1]:8787', true];
    yield ['https://localhost', 'https://localhost', true];
    yield ['https://xn--mnchen-3ya.example', 'https://xn--mnchen-3ya.example', false];
  }

  /** @dataProvider bad */
  public function testRefuses(string $typed, string $code): void {
    try {
      CourseServerAddress::parse($typed);
      self::fail('accepted');
    } catch (CourseServerProblem $e) {
      self::assertSame($code, $e->problemCode);
    }
  }

  /** @return iterable<array{string, string}> */
  public static function bad(): iterable {
    yield ['', 'address-unreadable'];
    yield ['courses.example.org', 'address-unreadable'];
    yield ['//courses.example.org', 'address-unreadable'];
    yield ['https://', 'address-unreadable'];
    yield ['https://a b', 'address-unreadable'];
    yield ["https://a.example\r\nX: y", 'address-unreadable'];
    yield ['https://exa_mple.org', 'address-unreadable'];
    yield ["https://a.example;script-src 'unsafe-inline'", 'address-unreadable'];
    yield ['https://a.example,b.example', 'address-unreadable'];
    yield ['https://*.example', 'address-unreadable'];
    yield ['https://a.example:99999', 'address-unreadable'];
    yield ['https://' . str_repeat('a', 300) . '.example', 'address-unreadable'];
    yield ['http://courses.example.org', 'address-not-https'];
    yield ['http://127.0.0.1.example.org', 'address-not-https'];
    yield ['http://192.168.1.5', 'address-not-https'];
    yield ['ftp://courses.example.org', 'address-not-https'];
    yield ['javascript://courses.example.org', 'address-not-https'];
    yield ['https://courses.example.org/api', 'address-with-path'];
    yield ['https://courses.example.org/api/v1/', 'address-with-path'];
    yield ['https://courses.example.org//', 'address-with-path'];
    yield ['https://courses.example.org?x=1', 'address-with-path'];
    yield ['https://courses.example.org#x', 'address-with-path'];
    yield ['http://127.0.0.1:8787/api', 'address-with-path'];
    yield ['https://me@courses.example.org', 'address-with-password'];
    yield ['https://courses.example.org@evil.example', 'address-with-password'];
  }
}
