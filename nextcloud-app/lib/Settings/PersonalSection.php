<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Settings;

/** The same name and icon, in the personal settings. */
final class PersonalSection extends AdminSection {
}
