<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use PHPUnit\Framework\TestCase;

/** Rules on the PHP source itself: the oldest PHP of Nextcloud 31, licences, and a French for every sentence. */
final class SourceTest extends TestCase {
  private const APP = __DIR__ . '/../..';
  /** Functions and attributes newer than PHP 8.1: https://www.php.net/manual/en/appendices.php */
  private const TOO_NEW = ['json_validate', 'mb_str_pad', 'mb_trim', 'array_find', 'array_any', 'array_all', 'mb_ucfirst', 'ini_parse_quantity', 'curl_upkeep'];

  /** @dataProvider files */
  public function testIsStrictAndLicensed(string $file): void {
    $text = (string)file_get_contents($file);
    self::assertStringContainsString('SPDX-License-Identifier: AGPL-3.0-or-later', substr($text, 0, 400));
    if (!str_contains($file, '/templates/')) {
      self::assertStringContainsString('declare(strict_types=1);', $text);
    }
    self::assertLessThanOrEqual(120, substr_count($text, "\n"), 'look at its length again');
  }

  /** @dataProvider files */
  public function testIsWrittenForPhp81(string $file): void {
    $code = self::codeWithoutStringsAndComments((string)file_get_contents($file));
    self::assertDoesNotMatchRegularExpression('/\breadonly\s+(final\s+|abstract\s+)*class\b|\bfinal\s+readonly\s+class\b/', $code, 'readonly classes came with 8.2');
    self::assertDoesNotMatchRegularExpression('/\bconst\s+\??[\w\\\\|]+\s+\w+\s*=/', $code, 'typed constants came with 8.3');
    self::assertDoesNotMatchRegularExpression('/[(,:]\s*(true|false|null)\s+\$|function\b[^{;]*\)\s*:\s*(true|false|null)\s*[{;]/', $code, 'true, false and null alone as types came with 8.2');
    self::assertDoesNotMatchRegularExpression('/\([\w\\\\]+&[\w\\\\]+\)\s*\|/', $code, 'mixed type algebra came with 8.2');
    self::assertDoesNotMatchRegularExpression('/::\{/', $code, 'constants by name came with 8.3');
    self::assertDoesNotMatchRegularExpression('/\b(' . implode('|', self::TOO_NEW) . ')\s*\(/', $code);
  }

  /** @dataProvider files */
  public function testIsSaidInFrench(string $file): void {
    $french = json_decode((string)file_get_contents(self::APP . '/l10n/fr.json'), true, 512, JSON_THROW_ON_ERROR)['translations'];
    $missing = array_values(array_filter(self::sentences((string)file_get_contents($file)), static fn (string $key): bool => !isset($french[$key])));
    self::assertSame([], $missing);
  }

  public function testFrenchKeepsThePlaceholders(): void {
    $french = json_decode((string)file_get_contents(self::APP . '/l10n/fr.json'), true, 512, JSON_THROW_ON_ERROR)['translations'];
    $used = array_merge(...array_map(static fn (array $file): array => self::sentences((string)file_get_contents($file[0])), array_values(iterator_to_array(self::files()))));
    foreach (array_intersect_key($french, array_flip($used)) as $english => $words) {
      foreach ((array)$words as $form) {
        self::assertSame(self::placeholders($english), self::placeholders($form), $english);
      }
    }
  }

  /** @return iterable<string, array{string}> */
  public static function files(): iterable {
    foreach (['lib', 'templates'] as $folder) {
      foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator(self::APP . "/$folder", FilesystemIterator::SKIP_DOTS)) as $file) {
        yield substr((string)$file, strlen(self::APP) + 1) => [(string)$file];
      }
    }
  }

  /** @return list<string> keys of `$l->t('…')` and `$l->n('…', '…')`, as Nextcloud looks them up */
  private static function sentences(string $text): array {
    $tokens = array_values(array_filter(PhpToken::tokenize($text), static fn (PhpToken $token): bool => !$token->isIgnorable()));
    $keys = [];
    foreach ($tokens as $at => $token) {
      $isCall = $token->is(T_STRING) && in_array($token->text, ['t', 'n'], true) && $tokens[$at - 1]->is(T_OBJECT_OPERATOR) && ($tokens[$at + 1] ?? null)?->text === '(';
      if ($isCall) {
        $one = self::unquote($tokens[$at + 2]);
        $keys[] = $token->text === 't' ? $one : '_' . $one . '_::_' . self::unquote($tokens[$at + 4]) . '_';
      }
    }
    return $keys;
  }

  private static function unquote(PhpToken $token): string {
    self::assertTrue($token->is(T_CONSTANT_ENCAPSED_STRING), "Line $token->line: the sentence must be written out.");
    return stripcslashes(substr($token->text, 1, -1));
  }

  /** @return list<string> */
  private static function placeholders(string $text): array {
    preg_match_all('/%(?:\d\$)?[sdn]/', explode('_::_', $text)[0], $found);
    $all = array_unique($found[0]);
    sort($all);
    return $all;
  }

  private static function codeWithoutStringsAndComments(string $text): string {
    $kept = array_filter(PhpToken::tokenize($text), static fn (PhpToken $token): bool => !$token->is([T_COMMENT, T_DOC_COMMENT, T_CONSTANT_ENCAPSED_STRING, T_ENCAPSED_AND_WHITESPACE, T_INLINE_HTML]));
    return implode('', array_map(static fn (PhpToken $token): string => $token->text, $kept));
  }
}
