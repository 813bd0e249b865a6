//! Changes of the corrections under review.

use crate::{
    app::{
        effect::Effect,
        model::Model,
        review_task::{ReviewTask, Shared},
    },
    import::Corrections,
    review::Review,
};

/// Applies a change; the corrections are kept and the notice is read again.
pub(super) fn change(model: &mut Model, change: impl FnOnce(&mut Corrections)) -> Vec<Effect> {
    match &mut model.review {
        Some(review) => {
            if review.history.change(change) {
                after(review)
            } else {
                Vec::new()
            }
        }
        None => Vec::new(),
    }
}

/// Returns the tasks that follow from a change.
pub(super) fn after(review: &mut Review) -> Vec<Effect> {
    review.asked += 1;
    review.is_saved = false;
    let corrections = review.history.now().clone();
    let keep = ReviewTask::Keep {
        source: review.source.clone(),
        base: Box::new(review.kept.clone()),
        corrections: corrections.clone(),
    };
    let read = ReviewTask::Read { id: review.asked, source: review.source.clone(), corrections };
    let tasks = [Some(keep).filter(|_| !review.source.is_example()), Some(read)];
    tasks.into_iter().flatten().map(|task| Effect::Review(Shared::new(task))).collect()
}
