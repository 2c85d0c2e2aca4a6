<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Command;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Pairing\PairingService;
use OCA\Parcours\ProblemSentences;
use OCA\Parcours\SpaceSettings;
use OCP\IL10N;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/** `occ parcours:pair [ADDRESS] CODE` */
final class Pair extends Command {
  public function __construct(
    private PairingService $pairing,
    private SpaceSettings $settings,
    private ProblemSentences $sentences,
    private IL10N $l,
  ) {
    parent::__construct();
  }

  protected function configure(): void {
    $this->setName('parcours:pair')
      ->setDescription('Pair this space with a course server by a one-time code')
      ->addArgument('address', InputArgument::REQUIRED, 'Address of the course server; leave it out when config.php has parcours.course_server')
      ->addArgument('code', InputArgument::OPTIONAL, 'One-time pairing code, from the operator of the course server');
  }

  protected function execute(InputInterface $input, OutputInterface $output): int {
    [$address, $code] = [(string)$input->getArgument('address'), $input->getArgument('code')];
    if ($code === null) {
      // An address alone is no code, which the course server would only call unknown.
      [$address, $code] = str_contains($address, '://') ? [$address, ''] : [$this->settings->courseServer(), $address];
    }
    try {
      $pairing = $this->pairing->pair($address === '' ? throw new CourseServerProblem('address-missing') : $address, (string)$code);
    } catch (CourseServerProblem $e) {
      $output->writeln('<error>' . $this->sentences->of($e) . '</error>');
      return self::FAILURE;
    }
    $output->writeln($this->l->t('Paired with %1$s. This space is %2$s there.', [$pairing->audience, $pairing->spaceId]));
    return self::SUCCESS;
  }
}
