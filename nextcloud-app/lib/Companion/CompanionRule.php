<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Companion;

/** When a page of Nextcloud carries the panel of an open mission. Other pages load nothing for it. */
final class CompanionRule {
  /** Set by the browser when a mission is left for another page (src/missions/companion/openMission.ts); holds no more than `1`. */
  public const COOKIE = 'parcours_mission';

  /** @param string $renderAs `user` is the frame with Nextcloud's menu */
  public static function isShown(bool $isLoggedIn, string $renderAs, string $appId, ?string $cookie): bool {
    // In the app itself the adventure says it all.
    return $isLoggedIn && $cookie === '1' && $renderAs === 'user' && $appId !== 'parcours';
  }
}
