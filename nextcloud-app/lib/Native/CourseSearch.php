<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

use OCA\Parcours\CourseServer\CourseServerClient;
use OCA\Parcours\CourseServer\LearnerReader;
use OCA\Parcours\CourseServer\QuickRead;
use OCP\IL10N;
use OCP\IURLGenerator;
use OCP\IUser;
use OCP\Search\IProvider;
use OCP\Search\ISearchQuery;
use OCP\Search\SearchResult;
use OCP\Search\SearchResultEntry;

/** Courses in Nextcloud's search, by the published catalogue, then webinars to come and stories. Finds nothing while the course server is away. */
final class CourseSearch implements IProvider {
  private const FRESH_SECONDS = 300;
  /** The course server's own limit for a query. */
  private const MAX_TERM_LENGTH = 100;
  private const USUAL_ORDER = 45;
  private const FIRST = -1;

  public function __construct(
    private IL10N $l,
    private IURLGenerator $urls,
    private AppLinks $links,
    private Languages $languages,
    private LearnerReader $reader,
    private QuickRead $quick,
    private OtherFindings $others,
  ) {
  }

  public function getId(): string {
    return 'parcours';
  }

  public function getName(): string {
    return $this->l->t('Courses');
  }

  public function getOrder(string $route, array $routeParameters): ?int {
    return str_starts_with($route, 'parcours.') ? self::FIRST : self::USUAL_ORDER;
  }

  public function search(IUser $user, ISearchQuery $query): SearchResult {
    $term = mb_substr(trim($query->getTerm()), 0, self::MAX_TERM_LENGTH);
    $page = max(1, (int)$query->getCursor());
    if ($term === '') {
      return SearchResult::complete($this->getName(), []);
    }
    $language = $this->languages->ofUser($user);
    $found = $this->quick->read(
      'search ' . hash('sha256', "$language $page $term"),
      self::FRESH_SECONDS,
      fn (): array => $this->reader->catalogue($term, $language, $page, CourseServerClient::QUICK_SECONDS),
    ) ?? ['courses' => [], 'pageCount' => 1];
    $entries = array_map(fn (array $course): SearchResultEntry => $this->entry($course), $found['courses']);
    // Few, so all of them after the first page of courses.
    $entries = $page === 1 ? [...$entries, ...$this->others->of($term, $language)] : $entries;
    return $page < $found['pageCount']
      ? SearchResult::paginated($this->getName(), $entries, $page + 1)
      : SearchResult::complete($this->getName(), $entries);
  }

  /** @param array<string, mixed> $course a `CourseCard` */
  private function entry(array $course): SearchResultEntry {
    $icon = $this->urls->imagePath('parcours', 'app-dark.svg');
    return new SearchResultEntry('', (string)($course['title'] ?? ''), (string)($course['summary'] ?? ''), $this->links->course((string)($course['courseId'] ?? '')), $icon);
  }
}
