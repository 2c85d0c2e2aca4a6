<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

use OCA\Parcours\CourseServer\LearnerReader;
use OCA\Parcours\CourseServer\QuickRead;
use OCP\IL10N;
use OCP\IURLGenerator;
use OCP\Search\SearchResultEntry;

/** What a search finds beside courses: series of webinars to come, and adventures. */
final class OtherFindings {
  private const FRESH_SECONDS = 300;
  /** Of each kind. */
  private const MOST = 5;

  public function __construct(
    private IL10N $l,
    private IURLGenerator $urls,
    private AppLinks $links,
    private LearnerReader $reader,
    private QuickRead $quick,
  ) {
  }

  /** @return list<SearchResultEntry> */
  public function of(string $term, string $language): array {
    // The list of series is short and has no search of its own: read once for every term.
    $series = $this->quick->read('series', self::FRESH_SECONDS, fn (): array => $this->reader->upcomingSeries()) ?? [];
    $series = array_filter($series, static fn (array $one): bool => SearchWords::areIn($term, ($one['title'] ?? '') . ' ' . ($one['summary'] ?? '')));
    $adventures = $this->quick->read(
      'adventures ' . hash('sha256', "$language $term"),
      self::FRESH_SECONDS,
      fn (): array => $this->reader->adventures($term, $language),
    ) ?? [];
    return [
      ...array_map(fn (array $one): SearchResultEntry => $this->entry($one, $this->l->t('Webinars'), $this->links->series((string)($one['seriesId'] ?? ''))), array_slice(array_values($series), 0, self::MOST)),
      ...array_map(fn (array $one): SearchResultEntry => $this->entry($one, $this->l->t('Adventure'), $this->links->adventure((string)($one['adventureId'] ?? ''))), array_slice($adventures, 0, self::MOST)),
    ];
  }

  /** @param array<string, mixed> $found a `PublicSeriesLine` or an `AdventureCard` */
  private function entry(array $found, string $kind, string $link): SearchResultEntry {
    $icon = $this->urls->imagePath('parcours', 'app-dark.svg');
    return new SearchResultEntry('', (string)($found['title'] ?? ''), $kind . ' · ' . (string)($found['summary'] ?? ''), $link, $icon);
  }
}
