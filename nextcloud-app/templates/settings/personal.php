<?php
// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * @var \OCP\IL10N $l
 * @var array{wantsCourseNotices: bool, wantsSessionReminders: bool, wantsCompanion: bool, reminders: list<\OCA\Parcours\Notices\Reminder>, leadContact: string|null, urls: array<string, string>} $_
 */
$noAnswer = $l->t('This Nextcloud does not answer. Check your connection, then try again.');
?>
<div id="parcours-personal" data-no-answer="<?php p($noAnswer); ?>">
  <form class="section" data-method="PUT" data-url="<?php p($_['urls']['choices']); ?>">
    <h2><?php p($l->t('Notices')); ?></h2>
    <p>
      <input id="parcours-notices" type="checkbox" class="checkbox" name="wantsCourseNotices" data-kind="switch" <?php if ($_['wantsCourseNotices']) { ?>checked<?php } ?>>
      <label for="parcours-notices"><?php p($l->t('Tell me when a course is published for my group')); ?></label>
    </p>
    <p>
      <input id="parcours-session-reminders" type="checkbox" class="checkbox" name="wantsSessionReminders" data-kind="switch" <?php if ($_['wantsSessionReminders']) { ?>checked<?php } ?>>
      <label for="parcours-session-reminders"><?php p($l->t('Remind me of my webinars the day before and a quarter of an hour before')); ?></label>
    </p>
    <button type="submit" class="primary"><?php p($l->t('Save')); ?></button>
    <p role="status" aria-live="polite"></p>
  </form>

  <form class="section" data-method="PUT" data-url="<?php p($_['urls']['companion']); ?>">
    <h2><?php p($l->t('Missions of adventures')); ?></h2>
    <p>
      <input id="parcours-companion" type="checkbox" class="checkbox" name="isWanted" data-kind="switch" <?php if ($_['wantsCompanion']) { ?>checked<?php } ?>>
      <label for="parcours-companion"><?php p($l->t('While I do a mission in another application, show its panel there')); ?></label>
    </p>
    <button type="submit" class="primary"><?php p($l->t('Save')); ?></button>
    <p role="status" aria-live="polite"></p>
  </form>

  <div class="section">
    <h2><?php p($l->t('My reminders')); ?></h2>
    <?php if ($_['reminders'] === []) { ?>
      <p><?php p($l->t('You have set no reminder. Each course and activity lets you set one.')); ?></p>
    <?php } ?>
    <ul>
      <?php foreach ($_['reminders'] as $reminder) { ?>
        <li>
          <form data-method="DELETE" data-url="<?php p($_['urls']['reminders'] . '/' . $reminder->reminderId); ?>" data-reloads>
            <?php p($l->t('“%1$s”, on %2$s', [$reminder->title, $l->l('datetime', $reminder->remindAt)])); ?>
            <button type="submit"><?php p($l->t('Remove')); ?><span class="hidden-visually"> <?php p($reminder->title); ?></span></button>
            <p role="status" aria-live="polite"></p>
          </form>
        </li>
      <?php } ?>
    </ul>
  </div>

  <div class="section">
    <h2><?php p($l->t('My records')); ?></h2>
    <p><?php p($l->t('The course server knows you by a pseudonym only. The file holds all that it keeps about you.')); ?></p>
    <p><a class="button" href="<?php p($_['urls']['export']); ?>" download><?php p($l->t('Download my records')); ?></a></p>
    <p><a href="<?php p($_['urls']['myData']); ?>"><?php p($l->t('Look at them, or erase them')); ?></a></p>
    <p><?php p($l->t('When your account is deleted, they are erased by themselves.')); ?></p>
  </div>

  <div class="section">
    <h2><?php p($l->t('Language and help')); ?></h2>
    <p><a href="<?php p($_['urls']['language']); ?>"><?php p($l->t('Courses are shown in the language of your account. Change it in your personal information.')); ?></a></p>
    <?php if ($_['leadContact'] !== null) { ?>
      <p><a href="<?php p($_['leadContact']); ?>" rel="noreferrer"><?php p($l->t('Ask someone')); ?></a></p>
    <?php } ?>
  </div>
</div>
