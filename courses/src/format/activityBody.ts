// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language, QuizQuestion, Video } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { reportAt, type MarkdownPlace } from '../markdown/markdownPlace.ts'
import { parseMarkdown } from '../markdown/parseMarkdown.ts'
import { parseQuizBlock, type LocatedQuestion } from '../markdown/parseQuizBlock.ts'
import { parseVideoBlock } from '../markdown/parseVideoBlock.ts'
import type { TextBlock } from '../markdown/splitBlocks.ts'
import type { ActivityReading } from './courseReading.ts'
import type { FrontMatterFile } from './frontMatter.ts'

/** The Markdown of an activity, read. Lines are those of the file. */
export interface ActivityBody {
  readonly html: string
  readonly video: Video | undefined
  readonly questions: readonly QuizQuestion[]
  readonly questionLines: readonly number[]
  /** Line of the first quiz and video blocks, well formed or not. */
  readonly quizLine: number | undefined
  readonly videoLine: number | undefined
  readonly firstLine: number
}

export function parseActivityBody(front: FrontMatterFile, path: string, folder: string, language: Language, reading: ActivityReading): ActivityBody {
  const { issues } = reading
  const place: MarkdownPlace = { file: path, firstLine: front.bodyLine, folder, language, paths: reading.folder.paths, issues }
  const { html, blocks } = parseMarkdown(front.body, place)
  for (const block of blocks) {
    if (block.name !== 'quiz' && block.name !== 'video') reportAt(place, block.line, 'unknown-block', { name: block.name })
  }
  const quizBlocks = blocks.filter(block => block.name === 'quiz')
  const videoBlocks = blocks.filter(block => block.name === 'video')
  const questions = readQuestions(quizBlocks, place)
  const lineOf = (block: TextBlock | undefined): number | undefined => block === undefined ? undefined : front.bodyLine + block.line
  return {
    html,
    video: readVideo(videoBlocks, place, reading),
    questions: questions.map(({ question }) => question),
    questionLines: questions.map(({ line }) => front.bodyLine + line),
    quizLine: lineOf(quizBlocks[0]),
    videoLine: lineOf(videoBlocks[0]),
    firstLine: front.bodyLine,
  }
}

function readQuestions(blocks: readonly TextBlock[], place: MarkdownPlace): LocatedQuestion[] {
  const surplus = blocks[LIMITS.questionsPerQuiz]
  if (surplus !== undefined) reportAt(place, surplus.line, 'too-many-questions', { limit: LIMITS.questionsPerQuiz })
  return blocks.slice(0, LIMITS.questionsPerQuiz).flatMap((block) => {
    const question = parseQuizBlock(block, place)
    return question === undefined ? [] : [question]
  })
}

function readVideo(blocks: readonly TextBlock[], place: MarkdownPlace, reading: ActivityReading): Video | undefined {
  const [block, second] = blocks
  if (second !== undefined) reportAt(place, second.line, 'several-videos')
  if (block === undefined) return undefined
  return parseVideoBlock(block, place, {
    find(name) {
      const path = `${place.folder}/${name}`
      reading.usedCaptions.add(path)
      return reading.folder.captions.get(path)
    },
  })
}
