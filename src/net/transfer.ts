/**
 * Something that is on its way here, as far as it has come. Whoever brings it keeps it current, which costs
 * an addition for each piece; whoever shows it looks at it now and then.
 */
export interface Transfer {
  /** What it brings: `acme-web 1.1.0`; an address, without credentials, where nobody said. */
  readonly subject: string;
  /** Whom it waits for, as `forge.example` or the address of a repository. */
  readonly peer: string;
  /** What has arrived in this attempt, in bytes. */
  readonly arrivedBytes: number;
  /** What is said to arrive, in bytes; undefined where nobody says. */
  readonly announcedBytes: number | undefined;
  readonly isOver: boolean;
}

/** The same for whoever brings it. */
export type OwnTransfer = { -readonly [Key in keyof Transfer]: Transfer[Key] };

/** Tells of a transfer when it begins, and sees to it that it is over when it is. */
export async function watchTransfer<Result>(
  { subject, peer }: Pick<Transfer, 'subject' | 'peer'>,
  tell: ((transfer: Transfer) => void) | undefined,
  run: (transfer: OwnTransfer) => Promise<Result>,
): Promise<Result> {
  const transfer: OwnTransfer = {
    subject,
    peer,
    arrivedBytes: 0,
    announcedBytes: undefined,
    isOver: false,
  };
  tell?.(transfer);
  try {
    return await run(transfer);
  } finally {
    transfer.isOver = true;
  }
}
