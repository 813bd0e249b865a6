//! The themes: the 18 first-level indicators of China's business-environment evaluation, and 其他.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares the themes in their official order, each with its name.
macro_rules! themes {
    ($($(#[$doc:meta])* $theme:ident = $name:literal,)*) => {
        /// The theme of a case, written in files by its Chinese name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Theme {
            $($(#[$doc])* #[serde(rename = $name)] $theme,)*
        }

        impl Theme {
            /// All themes in their official order, with their names.
            pub const ALL: [(Theme, &'static str); [$($name),*].len()] = [$((Theme::$theme, $name)),*];
        }
    };
}

themes! {
    /// Starting a business.
    StartingBusiness = "开办企业",
    /// Labour market regulation.
    LabourMarket = "劳动力市场监管",
    /// Construction permits.
    ConstructionPermits = "办理建筑许可",
    /// Government procurement.
    Procurement = "政府采购",
    /// Tendering and bidding.
    Tendering = "招标投标",
    /// Getting electricity.
    Electricity = "获得电力",
    /// Getting water and gas.
    WaterAndGas = "获得用水用气",
    /// Registering property.
    RegisteringProperty = "登记财产",
    /// Getting credit.
    Credit = "获得信贷",
    /// Protecting minority investors.
    MinorityInvestors = "保护中小投资者",
    /// Intellectual property.
    IntellectualProperty = "知识产权创造保护和运用",
    /// Trading across borders.
    CrossBorderTrade = "跨境贸易",
    /// Paying taxes.
    Taxes = "纳税",
    /// Enforcing contracts.
    Contracts = "执行合同",
    /// Resolving insolvency.
    Insolvency = "办理破产",
    /// Market supervision.
    MarketSupervision = "市场监管",
    /// Government services.
    GovernmentServices = "政务服务",
    /// Inclusiveness and innovation.
    InclusiveInnovation = "包容普惠创新",
    /// None of these.
    Other = "其他",
}

impl Theme {
    /// Returns its Chinese name.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
