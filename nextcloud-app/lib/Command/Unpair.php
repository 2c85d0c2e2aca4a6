<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Command;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Notices\KnownCourses;
use OCA\Parcours\Pairing\PairingService;
use OCA\Parcours\ProblemSentences;
use OCP\IL10N;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

/** `occ parcours:unpair [--force]` */
final class Unpair extends Command {
  public function __construct(
    private PairingService $pairing,
    private KnownCourses $known,
    private ProblemSentences $sentences,
    private IL10N $l,
  ) {
    parent::__construct();
  }

  protected function configure(): void {
    $this->setName('parcours:unpair')
      ->setDescription('Leave the course server; progress stays there under its pseudonyms')
      ->addOption('force', null, InputOption::VALUE_NONE, 'Forget the pairing here alone, without a word to the course server: when it is gone, or in a copy of another Nextcloud');
  }

  protected function execute(InputInterface $input, OutputInterface $output): int {
    try {
      $this->pairing->unpair((bool)$input->getOption('force'));
    } catch (CourseServerProblem $e) {
      $output->writeln('<error>' . $this->sentences->of($e) . '</error>');
      if ($e->problemCode !== 'not-paired') {
        $output->writeln($this->l->t('To forget the pairing here without telling the course server: occ parcours:unpair --force'));
      }
      return self::FAILURE;
    }
    $this->known->forget();
    $output->writeln($this->l->t('This space is no longer paired. The secret of its pseudonyms stays here, for the day it pairs again.'));
    return self::SUCCESS;
  }
}
