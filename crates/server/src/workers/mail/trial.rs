//! A mail on trial at an officer's word; it counts among the mails of the minute, so that nobody's mailbox is filled by a
//! button.

use domain::MailAddress;
use edge::{Later, MailTrial, MailTrialRefused, MailWay};
use egress::mail::MailRefused;

use super::MailSender;

impl MailTrial for MailSender {
    fn way(&self) -> MailWay {
        self.way.clone()
    }

    fn try_out(&self, to: MailAddress) -> Later<'_, Result<(), MailTrialRefused>> {
        Box::pin(async move {
            let now = self.node.now();
            if self.left_in_this_minute(now) == 0 {
                return Err(MailTrialRefused::Rate);
            }
            self.went().push_back(now);
            self.send_test(to).await.map_err(|refused| match refused {
                MailRefused::Folder(_) => MailTrialRefused::Folder,
                MailRefused::Relay(said) => MailTrialRefused::Relay(said),
                MailRefused::Recipient(said) => MailTrialRefused::Recipient(said),
            })
        })
    }
}
