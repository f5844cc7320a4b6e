// Hides the services that are not for an age or in a nation, and what has none left. A
// service that says nothing about one of them is for everybody. Nothing is kept: what was
// chosen is gone when the page is.
const box = document.querySelector('[data-filter]');

if (box) {
  const [age, nation] = box.querySelectorAll('select');
  const count = box.querySelector('[role=status]');
  const services = [...document.querySelectorAll('.phone')];
  const groups = [...document.querySelectorAll('.part')].filter((part) => part.querySelector('.phone'));

  const suits = ({ ages, nations }) => {
    const [from, to] = age.value.split('-');
    const [first, last] = (ages || '').split('-');
    return !(age.value && ages && (+to < +first || +from > +last))
      && !(nation.value && nations && !nations.split(' ').includes(nation.value));
  };

  const apply = () => {
    services.forEach((service) => {
      service.hidden = !suits(service.dataset);
    });
    groups.forEach((group) => {
      group.hidden = !group.querySelector('.phone:not([hidden])');
      const link = document.querySelector(`[href="#${group.getAttribute('aria-labelledby')}"]`);
      if (link) link.parentNode.hidden = group.hidden;
    });
    count.textContent = `${services.filter((service) => !service.hidden).length} of ${services.length} services`;
  };

  const reset = () => {
    age.value = '';
    nation.value = '';
    apply();
  };

  box.addEventListener('change', apply);
  addEventListener('pagehide', reset);
  reset();
  box.hidden = false;
}
