/** What a server says is JSON and yet not what was asked for; `message` tells why. */
export class UnexpectedAnswer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnexpectedAnswer';
  }
}
