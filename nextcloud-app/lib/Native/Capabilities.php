<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

use OCA\Parcours\Pairing\KeyRing;
use OCP\App\IAppManager;
use OCP\Capabilities\ICapability;

/** What other apps and clients may know: that courses are here, and whether they are ready. No address, no key. */
final class Capabilities implements ICapability {
  public function __construct(private KeyRing $keys, private IAppManager $apps) {
  }

  /** @return array{parcours: array{version: string, isPaired: bool, apiVersions: list<string>}} */
  public function getCapabilities(): array {
    return [
      'parcours' => [
        'version' => $this->apps->getAppVersion('parcours'),
        'isPaired' => $this->keys->findPairing() !== null,
        'apiVersions' => ['v1'],
      ],
    ];
  }
}
