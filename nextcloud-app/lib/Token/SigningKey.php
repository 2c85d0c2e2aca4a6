<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Token;

/** An Ed25519 key pair. Only the public half ever leaves this server. */
final class SigningKey {
  /** @param string $secretKey 64 bytes, as libsodium keeps them: seed, then public key */
  private function __construct(private string $secretKey) {
  }

  public static function generate(): self {
    return new self(sodium_crypto_sign_secretkey(sodium_crypto_sign_keypair()));
  }

  /** @throws \InvalidArgumentException when the text is no key that `toText` wrote */
  public static function fromText(string $text): self {
    try {
      $secretKey = Base64Url::decode($text);
    } catch (\SodiumException $e) {
      throw new \InvalidArgumentException('The signing key is damaged.', 0, $e);
    }
    if (strlen($secretKey) !== SODIUM_CRYPTO_SIGN_SECRETKEYBYTES) {
      throw new \InvalidArgumentException('The signing key is damaged.');
    }
    return new self($secretKey);
  }

  public function toText(): string {
    return Base64Url::encode($this->secretKey);
  }

  /** The `x` of a JWK, 43 characters: RFC 8037 §2. */
  public function publicKey(): string {
    return Base64Url::encode(sodium_crypto_sign_publickey_from_secretkey($this->secretKey));
  }

  public function sign(string $message): string {
    return sodium_crypto_sign_detached($message, $this->secretKey);
  }
}
