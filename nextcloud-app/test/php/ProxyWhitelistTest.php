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

  /** @dataProvider refused */
  public function testRefuses(string $method, string $path): void {
    self::assertFalse(ProxyWhitelist::allows($method, $path));
  }

  /** @return iterable<array{string, string}> */
  public static function refused(): iterable {
    yield 'another method' => ['POST', 'catalogue'];
    yield 'an unknown method' => ['PATCH', 'me'];
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
