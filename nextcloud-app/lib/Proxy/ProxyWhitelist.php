<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Proxy;

/**
 * The requests this Nextcloud may pass on to the course server: those of the learners' app, by
 * method and path. Pairing, keys and the campus's own logins are not among them.
 */
final class ProxyWhitelist {
  private const NAME = '[A-Za-z0-9][A-Za-z0-9_-]{0,99}';
  /** A file of a course: at most six folders deep, none hidden. Names may hold spaces and accents. */
  private const FILE = '[^.\/][^\/]{0,99}(\/[^.\/][^\/]{0,99}){0,6}';
  private const ROUTES = [
    'GET' => [
      'catalogue',
      'courses\/{name}',
      'courses\/{name}\/activities\/{name}',
      'courses\/{name}\/sheets\/{name}',
      'courses\/{name}\/media\/{file}',
      'me\/progress',
      'me\/progress\/{name}',
      'me\/export',
      'figures\/courses',
      'figures\/courses\/{name}',
      'figures\/courses\/{name}\/table\.csv',
      'figures\/host',
    ],
    'PUT' => ['facts\/{name}'],
    'POST' => ['guests', 'guests\/tokens', 'me\/join-guest', 'outbox-batches'],
    'DELETE' => ['me'],
  ];
  /** Words a query may hold; others are dropped. */
  private const QUERY = ['query', 'theme', 'form', 'language', 'textLanguage', 'maxMinutes', 'page', 'scope'];
  private const MAX_QUERY_VALUE_LENGTH = 200;

  /** @param string $path decoded, after `/api/v1/`, without a leading slash */
  public static function allows(string $method, string $path): bool {
    if (preg_match('/[\x00-\x1f\x7f\\\\%?#]|\.\.|\/\//', $path) === 1 || preg_match('//u', $path) !== 1) {
      return false;
    }
    foreach (self::ROUTES[$method] ?? [] as $route) {
      $pattern = strtr($route, ['{name}' => self::NAME, '{file}' => self::FILE]);
      if (preg_match("/^$pattern\$/Du", $path) === 1) {
        return true;
      }
    }
    return false;
  }

  /** False when the address as it came hides a slash, a dot, a percent sign or a null byte. */
  public static function isPlain(string $requestUri): bool {
    $path = strstr($requestUri, '?', true);
    return preg_match('/%(2f|5c|2e|25|00)|\\\\/i', $path === false ? $requestUri : $path) !== 1;
  }

  /** The path as it is sent on: each part encoded again. */
  public static function encode(string $path): string {
    return implode('/', array_map('rawurlencode', explode('/', $path)));
  }

  /** Only known words with one short value each. */
  public static function query(string $queryString): string {
    parse_str($queryString, $values);
    $kept = array_filter(
      array_intersect_key($values, array_flip(self::QUERY)),
      static fn ($value): bool => is_string($value) && strlen($value) <= self::MAX_QUERY_VALUE_LENGTH,
    );
    return http_build_query($kept, '', '&', PHP_QUERY_RFC3986);
  }
}
