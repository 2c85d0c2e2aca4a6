<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

/** What ties this space to its course server. Kept as one value, so that a key changes at once or not at all. */
final class Pairing {
  /**
   * @param string $address where this server calls the course server
   * @param string $audience the course server's public URL: what browsers call, and the audience of tokens
   * @param string $signingKey as SigningKey::toText writes it
   * @param string $pairedAt RFC 3339, UTC
   * @param string|null $retiredKeyId a former key that the course server still has to forget
   */
  public function __construct(
    public readonly string $spaceId,
    public readonly string $keyId,
    public readonly string $address,
    public readonly string $audience,
    public readonly string $signingKey,
    public readonly string $pairedAt,
    public readonly ?string $retiredKeyId = null,
  ) {
  }

  /** @param array<string, mixed> $kept */
  public static function fromArray(array $kept): ?self {
    $texts = [];
    foreach (['spaceId', 'keyId', 'address', 'audience', 'signingKey', 'pairedAt'] as $name) {
      if (!isset($kept[$name]) || !is_string($kept[$name]) || $kept[$name] === '') {
        return null;
      }
      $texts[] = $kept[$name];
    }
    $retiredKeyId = $kept['retiredKeyId'] ?? null;
    return new self(...$texts, retiredKeyId: is_string($retiredKeyId) ? $retiredKeyId : null);
  }

  /** @return array<string, string|null> */
  public function toArray(): array {
    return get_object_vars($this);
  }

  public function withKey(string $keyId, string $signingKey): self {
    return new self($this->spaceId, $keyId, $this->address, $this->audience, $signingKey, $this->pairedAt, $this->keyId);
  }

  public function withoutRetiredKey(): self {
    return new self($this->spaceId, $this->keyId, $this->address, $this->audience, $this->signingKey, $this->pairedAt);
  }
}
