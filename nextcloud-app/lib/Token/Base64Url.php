<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Token;

/** Base64 for URLs without padding, RFC 4648 §5. */
final class Base64Url {
  public static function encode(string $bytes): string {
    return sodium_bin2base64($bytes, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING);
  }

  /** @throws \SodiumException when the text is not base64url */
  public static function decode(string $text): string {
    return sodium_base642bin($text, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING);
  }
}
