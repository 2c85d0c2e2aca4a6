<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Command;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Pairing\PairingService;
use OCA\Parcours\Pairing\SpaceStatus;
use OCA\Parcours\ProblemSentences;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

/** `occ parcours:status [--json]`: succeeds when the space is paired and the course server says so. */
final class Status extends Command {
  public function __construct(
    private SpaceStatus $status,
    private PairingService $pairing,
    private ProblemSentences $sentences,
  ) {
    parent::__construct();
  }

  protected function configure(): void {
    $this->setName('parcours:status')
      ->setDescription('Show the pairing of this space and ask the course server about it')
      ->addOption('json', null, InputOption::VALUE_NONE, 'One JSON object, for scripts');
  }

  protected function execute(InputInterface $input, OutputInterface $output): int {
    $status = $this->status->describe() + ['serverStatus' => null, 'clockSkewSeconds' => null, 'problem' => null];
    $sentence = '';
    try {
      $answer = $this->pairing->test();
      $status = ['serverStatus' => $answer['status'], 'clockSkewSeconds' => $answer['clockSkewSeconds']] + $status;
    } catch (CourseServerProblem $e) {
      $status = ['problem' => $e->problemCode] + $status;
      $sentence = $this->sentences->of($e);
    }
    ksort($status);
    $isGood = $status['problem'] === null;
    if ($input->getOption('json')) {
      $output->writeln(json_encode($status, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT), OutputInterface::OUTPUT_RAW);
      return $isGood ? self::SUCCESS : self::FAILURE;
    }
    foreach ($status as $name => $value) {
      $output->writeln(sprintf('%-17s %s', $name, is_bool($value) ? ($value ? 'yes' : 'no') : ($value ?? '-')), OutputInterface::OUTPUT_RAW);
    }
    if (!$isGood) {
      $output->writeln("<error>$sentence</error>");
    }
    return $isGood ? self::SUCCESS : self::FAILURE;
  }
}
