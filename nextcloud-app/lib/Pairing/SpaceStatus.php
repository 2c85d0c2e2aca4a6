<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

use OCA\Parcours\Erasure\PendingErasures;
use OCA\Parcours\SpaceSettings;

/** The state of this space as an admin may see it: no key, no secret. */
final class SpaceStatus {
  public function __construct(private KeyRing $keys, private SpaceSettings $settings, private PendingErasures $pending) {
  }

  /** @return array<string, string|int|bool|null> */
  public function describe(): array {
    $pairing = $this->keys->findPairing();
    return [
      'isPaired' => $pairing !== null,
      'address' => $pairing === null ? $this->settings->courseServer() : $pairing->address,
      'publicAddress' => $pairing?->audience,
      'spaceId' => $pairing?->spaceId,
      'keyId' => $pairing?->keyId,
      'retiredKeyId' => $pairing?->retiredKeyId,
      'pairedAt' => $pairing?->pairedAt,
      'isHost' => $this->settings->isHost(),
      'isProxied' => $this->settings->isProxied(),
      'isPublicPageOpen' => $this->settings->isPublicPageOpen(),
      'pendingErasures' => count($this->pending->list()),
    ];
  }
}
