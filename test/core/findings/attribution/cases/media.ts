import { mark, type Phenomenon } from "../marks.js";

export const posts: Phenomenon = {
  title: "tweets and posts",
  cases: [
    mark("[s The mayor] [q tweeted]: [c “The bridge is open again. Drive slowly.”]"),
    mark("[c “Worst referee in the league,”] [s the striker] [q posted] minutes after the match."),
    mark("[s Tashvenko] [q wrote] on social media [c that the airfield had fallen]."),
    mark("[c “We are safe and on the roof,”] [s Lena Marsh] [q wrote] in a post at dawn."),
    mark("In a tweet on Friday, [s the minister] [q said] [c he would not resign]."),
    mark("[s The zoo] [q posted] on its website [c that both lynxes had been caught]."),
    mark("[s The governor] [q took to social media to thank] [c “every stranger with a boat”]."),
    mark("[s One user] [q commented]: [c “My grandmother drives better than this bus company.”]"),
    mark("[c “Not my signature,”] [q tweeted] [s Brannic, who has 40,000 followers]."),
    mark("[s The band] [q announced] on its page [c that the Dreyholt concert had been moved to June]."),
    mark("[s A message on the club's website] [q said] [c the ground was under a foot of water]."),
  ],
};

export const letters: Phenomenon = {
  title: "letters, e-mails, books and diaries",
  cases: [
    mark("In a letter to the council, [s the engineer] [q wrote] [c that the piles were hollow]."),
    mark("[s The letter] [q said] [c the school would lose its only teacher]."),
    mark("[c “I can smell the smoke from here,”] [s she] [q wrote] to her sister in 1943."),
    mark("[s An email sent to staff on Monday] [q read]: [c “Please do not speak to reporters.”]"),
    mark("[s Forty doctors] [q signed a letter] [q urging] [c the ministry to reopen the ward].", {
      stance: "urges",
    }),
    mark("In her memoir, [s the actress] [q recalls] [c that the theatre had no heating]."),
    mark("[s The diary] [q records] [c that snow fell on the last day of May]."),
    mark("[s The bishop] [q wrote] in the Pellimoor Gazette [c that the chapel should stay where it is]."),
    mark("[s A note left on the kitchen table] [q said]: [c “Gone to the boat. Do not wait.”]"),
    mark("[s Harnisk] [q writes] in the journal [c that the air in the ice is 900,000 years old]."),
  ],
};
